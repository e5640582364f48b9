import { Injectable } from '@nestjs/common';
import type { Alarm } from '#contract';
import { SettingsService } from '../../desk/policies/settings.service';
import { maySee } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { BoardMemory } from './board-memory';

const KEPT_MS = 2_000;
const OVERLOOKED_MS = 60_000;

type HouseAlarm = Alarm & { detail: Record<string, unknown> };
type TicketAlarm = { alarm: Alarm; holderId: string | null };

/** What must not wait for somebody to look for it: tickets nobody can take, mailboxes down, mail stuck or unreadable. */
@Injectable()
export class AlarmsService {
  private house: { at: number; alarms: Promise<HouseAlarm[]> } | null = null;
  private unsolved: { at: number; alarms: Promise<TicketAlarm[]> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: SettingsService,
  ) {}

  async standing(
    me: Principal,
    memory: BoardMemory,
    freeTeams: ReadonlySet<string>,
    teamId?: string,
  ): Promise<Alarm[]> {
    const tickets = [...this.nobody(me, memory, teamId), ...this.overlooked(me, memory, freeTeams, teamId)];
    if (me.role === 'agent') return tickets;
    return [...tickets, ...(await this.unacknowledged(me, teamId)), ...(await this.ofTheHouse())];
  }

  /** Waiting for a minute although somebody is free: the assignment itself has stopped (ANCHORS 2.C row 32). */
  private overlooked(me: Principal, memory: BoardMemory, freeTeams: ReadonlySet<string>, teamId?: string): Alarm[] {
    return memory
      .leftAlone(this.clock.now().getTime() - OVERLOOKED_MS)
      .filter((row) => row.teamId && freeTeams.has(row.teamId) && maySee(me, row) && (!teamId || row.teamId === teamId))
      .map((row) => ({
        key: `overlooked:${row.id}`,
        kind: 'waiting_while_free' as const,
        since: row.updatedAt,
        ticketId: row.id,
        inboxId: null,
        teamId: row.teamId,
        detail: { number: row.number, contactName: row.contactName },
      }));
  }

  private nobody(me: Principal, memory: BoardMemory, teamId?: string): Alarm[] {
    return [...memory.unassignable].flatMap(([id, since]) => {
      const row = memory.row(id);
      if (!row || !maySee(me, row) || (teamId && row.teamId !== teamId)) return [];
      const detail = { number: row.number, contactName: row.contactName };
      return [
        {
          key: `nobody:${id}`,
          kind: 'nobody_can_take' as const,
          since,
          ticketId: id,
          inboxId: null,
          teamId: row.teamId,
          detail,
        },
      ];
    });
  }

  /** Tickets without a solution that nobody who was told of them has taken note of (DOMAIN B3). */
  private async unacknowledged(me: Principal, teamId?: string): Promise<Alarm[]> {
    const now = Date.now();
    if (!this.unsolved || now - this.unsolved.at > KEPT_MS) this.unsolved = { at: now, alarms: this.readUnsolved() };
    return (await this.unsolved.alarms)
      .filter(
        ({ alarm, holderId }) => maySee(me, { teamId: alarm.teamId, holderId }) && (!teamId || alarm.teamId === teamId),
      )
      .map(({ alarm }) => alarm);
  }

  private async readUnsolved(): Promise<TicketAlarm[]> {
    const rows = await this.database.rows<UnsolvedRow>(
      `select e.id, e.rung, e.fired_at as "firedAt", e.acknowledge_by < $1 as late, t.id as "ticketId", t.number::int, t.contact_name as "contactName",
         t.team_id as "teamId", t.holder_id as "holderId"
       from no_solution r join escalation e on e.no_solution_id = r.id join ticket t on t.id = r.ticket_id
       where r.ended_at is null and e.fired_at is not null and not exists (
         select from escalation_notice n where n.escalation_id = e.id and n.acknowledged_at is not null)
       order by e.fired_at`,
      [this.clock.now()],
    );
    return rows.map(({ id, firedAt, holderId, ticketId, teamId, ...detail }) => {
      const about = { key: `no_solution:${id}`, kind: 'no_solution' as const, since: firedAt.toISOString() };
      return { alarm: { ...about, ticketId, inboxId: null, teamId, detail }, holderId };
    });
  }

  private ofTheHouse(): Promise<HouseAlarm[]> {
    const now = Date.now();
    if (!this.house || now - this.house.at > KEPT_MS) this.house = { at: now, alarms: this.read() };
    return this.house.alarms;
  }

  private async read(): Promise<HouseAlarm[]> {
    const now = this.clock.now();
    const unsentSeconds = await this.settings.at('channel.unsent', now);
    const rows = await this.database.rows<{
      kind: Alarm['kind'];
      key: string;
      since: Date;
      inbox_id: string | null;
      detail: Record<string, unknown>;
    }>(
      `select 'inbox_failed' as kind, 'inbox:' || id as key, coalesce((select max(at) from inbox_state_change c where c.inbox_id = inbox.id), now()) as since, id as inbox_id,
         json_build_object('name', name, 'error', state_error) as detail from inbox where enabled and state = 'failed'
       union all
       select 'quarantine', 'quarantine', min(received_at), null, json_build_object('count', count(*)) from receipt
         where state = 'quarantined' having count(*) > 0
       union all
       select 'outbox_stuck', 'outbox:' || inbox_id, min(created_at), inbox_id, json_build_object('count', count(*)) from delivery
         where state = 'queued' and kind <> 'chat_email' and created_at < $1 group by inbox_id
       union all
       select 'webhook_disabled', 'webhook:' || id, disabled_at, null, json_build_object('name', name, 'reason', disabled_reason)
         from webhook where deleted_at is null and not enabled and disabled_reason in ('gone', 'failing')
       union all
       select 'complaint_severe', 'complaints', min(created_at), null, json_build_object('count', count(*)) from complaint
         where closed_at is null and severity = 3 and steps = '[]' having count(*) > 0`,
      [new Date(now.getTime() - unsentSeconds * 1000)],
    );
    return rows.map(({ inbox_id, since, ...row }) => ({
      ...row,
      since: since.toISOString(),
      inboxId: inbox_id,
      ticketId: null,
      teamId: null,
    }));
  }
}

interface UnsolvedRow {
  id: string;
  rung: string;
  firedAt: Date;
  late: boolean;
  ticketId: string;
  number: number;
  contactName: string;
  teamId: string | null;
  holderId: string | null;
}
