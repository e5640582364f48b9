import { Injectable } from '@nestjs/common';
import { transfer } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { TeamsService } from '../teams/teams.service';
import { DESK } from './ticket-change';
import { TicketsService } from './tickets.service';

interface Due {
  ticketId: string;
  teamId: string;
}

// Since when a ticket has waited in its queue: it arrived, came back, or was passed on then, whatever was said meanwhile.
const WAITS_SINCE = `(select coalesce(max(e.at), t.created_at) from desk_event e where e.ticket_id = t.id and e.subject_kind = 'ticket'
  and e.type in ('ticket.opened', 'ticket.released', 'ticket.transferred', 'ticket.reopened', 'ticket.status_changed'))`;

/** Tickets that nobody took for a while go to the next team's queue. Their due times are rows (law 6). */
@Injectable()
export class OverflowService {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly teams: TeamsService,
    private readonly clock: Clock,
  ) {}

  /** Writes down when each waiting ticket of a team that passes on is due; one that changed its team is due anew. */
  async noteWaiting(): Promise<void> {
    if (!(await this.teams.all()).some(({ overflow }) => overflow)) return;
    await this.database.rows(
      `insert into ticket_overflow (ticket_id, team_id, due_at)
       select t.id, t.team_id, ${WAITS_SINCE} + team.overflow_minutes * interval '1 minute'
       from team join ticket t on t.team_id = team.id and t.holder_id is null and t.status = 'open'
       where team.overflow_to_id is not null
         and not exists (select from ticket_overflow o where o.ticket_id = t.id and o.team_id = t.team_id)
       on conflict (ticket_id) do update set team_id = excluded.team_id, due_at = excluded.due_at`,
    );
  }

  /** Answers how many rows were due, and when the next one is. */
  async passDue(limit: number): Promise<{ passed: number; nextAt: Date | null }> {
    const now = this.clock.now();
    const due = await this.database.rows<Due>(
      `select ticket_id as "ticketId", team_id as "teamId" from ticket_overflow where due_at <= $1 order by due_at limit $2`,
      [now, limit],
    );
    for (const row of due) await this.pass(row, now);
    const next = await this.database.row<{ at: Date | null }>('select min(due_at) as at from ticket_overflow');
    return { passed: due.length, nextAt: next?.at ?? null };
  }

  /** The row goes with the ticket; one that was taken and came back meanwhile is due later, by a new row. */
  private async pass({ ticketId, teamId }: Due, now: Date): Promise<void> {
    const overflow = (await this.teams.all()).find(({ id }) => id === teamId)?.overflow;
    await this.database.transaction(async (tx) => {
      await this.tickets.changeIn(tx, ticketId, DESK, null, async ({ plan }) => {
        await tx.rows('delete from ticket_overflow where ticket_id = $1', [ticketId]);
        const { holderId, status, teamId: at } = plan.ticket;
        if (!overflow || holderId || status !== 'open' || at !== teamId) return;
        const row = await tx.row<{ since: Date }>(`select ${WAITS_SINCE} as since from ticket t where t.id = $1`, [
          ticketId,
        ]);
        if (now.getTime() - row!.since.getTime() < overflow.minutes * 60_000) return;
        transfer(plan, { agentId: null, teamId: overflow.toTeamId }, 'overflow', 0);
      });
    });
  }
}
