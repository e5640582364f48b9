import { Injectable } from '@nestjs/common';
import { type CallbackResult, type ClosedBecause, type ClosingGround, mayClose, type Ticket } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Sql } from '../../platform/database/database';
import { SettingsService } from '../policies/settings.service';
import { TeamsService } from '../teams/teams.service';

/** How the last callback went since work on `t` last began; that an unhappy one began it anew is its own doing. */
const LAST_RESULT = `select c.result from callback c
  where c.ticket_id = t.id and c.done_at >= coalesce(
    (select max(e.at) from desk_event e where e.ticket_id = t.id and e.type = 'ticket.reopened'
      and e.payload ->> 'reason' is distinct from 'callback_not_satisfied'), t.created_at)
  order by c.done_at desc limit 1`;

/** Holds of `t` with its `team` when the desk may close the ticket by itself. */
export const CLOSES_BY_ITSELF = `(team.calls_back_since is null or t.status_since < team.calls_back_since
  or (${LAST_RESULT}) = 'satisfied')`;

/** Teams that call back first close nothing before (DOMAIN D1, D10, D11). Others close as they see fit. */
@Injectable()
export class ClosingGate {
  constructor(
    private readonly teams: TeamsService,
    private readonly settings: SettingsService,
  ) {}

  /** Why this ticket may be closed now, null where its team asks for nothing. Throws what `mayClose` throws. */
  async because(
    sql: Sql,
    { id, teamId }: Ticket,
    me: Pick<Principal, 'role'>,
    said: { ground: ClosingGround | null; reason: string | null },
    now: Date,
  ): Promise<ClosedBecause | null> {
    if (!teamId || !(await this.teams.byId(teamId)).callsBack) return null;
    const last = await sql.row<{ result: CallbackResult }>(
      `select (${LAST_RESULT}) as result from ticket t where t.id = $1`,
      [id],
    );
    const noTimeDays = await this.settings.at('closing.no_time', now);
    return mayClose({ ...said, lastResult: last?.result ?? null, isLead: me.role !== 'agent', noTimeDays }, now);
  }
}
