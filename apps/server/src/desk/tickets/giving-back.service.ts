import { Injectable } from '@nestjs/common';
import { release, workingSecondsBetween } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { DESK } from './ticket-change';
import { TicketsService } from './tickets.service';

interface Waiting {
  id: string;
  holderId: string;
  teamId: string;
}

/**
 * A contact who waits for somebody who has gone waits for nobody: the ticket returns to its team's queue. Whoever reloads the
 * page or comes back within the time set keeps theirs; nights and lunch count for nothing.
 */
@Injectable()
export class GivingBackService {
  /** Since when this process has seen each agent away; after a restart everybody gets the whole time again. */
  private readonly awaySince = new Map<string, Date>();

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly agents: AgentsService,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  /** Gives back up to `limit` tickets, soonest due first; answers how many. */
  async giveBack(limit: number): Promise<number> {
    const now = this.clock.now();
    const seconds = await this.settings.at('assignment.give_back', now);
    await this.look(now);
    const long = [...this.awaySince].filter(([, since]) => now.getTime() - since.getTime() >= seconds * 1000);
    if (seconds === 0 || long.length === 0) return 0;
    let given = 0;
    for (const ticket of await this.waiting(
      long.map(([agentId]) => agentId),
      limit,
    )) {
      const calendar = await this.calendars.ofTeam(ticket.teamId);
      if (workingSecondsBetween(calendar, this.awaySince.get(ticket.holderId)!, now) < seconds) continue;
      given += await this.release(ticket);
    }
    return given;
  }

  private async look(now: Date): Promise<void> {
    for (const { agentId, presence } of await this.agents.candidates(null)) {
      if (presence !== 'offline') this.awaySince.delete(agentId);
      else if (!this.awaySince.has(agentId)) this.awaySince.set(agentId, now);
    }
  }

  /** Teams that assign by hand keep theirs: nobody else would get them. */
  private waiting(holders: string[], limit: number): Promise<Waiting[]> {
    return this.database.rows<Waiting>(
      `select t.id, t.holder_id as "holderId", t.team_id as "teamId"
       from ticket t join team on team.id = t.team_id and team.strategy <> 'manual'
       where t.holder_id = any($1::uuid[]) and t.status = 'open' and t.reply_window is not null
       order by t.queue_due_at, t.id desc limit $2`,
      [holders, limit],
    );
  }

  private async release({ id, holderId }: Waiting): Promise<number> {
    const { answer } = await this.tickets.change(id, DESK, null, ({ plan }) => {
      const { holderId: still, status, window } = plan.ticket;
      if (still !== holderId || status !== 'open' || !window) return 0;
      release(plan, 'agent_offline');
      return 1;
    });
    return answer;
  }
}
