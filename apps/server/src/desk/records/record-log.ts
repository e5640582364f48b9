import { Injectable } from '@nestjs/common';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { TeamsService } from '../teams/teams.service';
import { DESK } from '../tickets/ticket-change';

/** What every record's row holds; the last two come from its ticket. */
export interface RecordRow {
  id: string;
  version: number;
  contact_id: string;
  agent_id: string | null;
  ticket_id: string | null;
  ticket_team_id: string | null;
  ticket_holder_id: string | null;
}

export interface RecordTold {
  kind: 'call' | 'callback' | 'lead' | 'promise' | 'part' | 'repeat' | 'script_run' | 'complaint' | 'survey';
  type: string;
  payload: { view: unknown } & Record<string, unknown>;
  at: Date;
  /** Whose record it is while it has no agent. */
  owner?: string | null;
  /** The team whose record it is while it is nobody's. */
  teamId?: string | null;
}

/** Stores what happened to a record, in the transaction of the change (law 4). */
@Injectable()
export class RecordLog {
  constructor(
    private readonly events: EventLog,
    private readonly teams: TeamsService,
  ) {}

  /** `me` is null for what the desk does by itself. */
  tell(tx: Tx, me: Principal | null, row: RecordRow, told: RecordTold): Promise<void> {
    return this.tellAs(tx, me ? agentActor(me) : DESK, row, told);
  }

  /** What somebody else did: a contact. */
  async tellAs(tx: Tx, actor: NewEvent['actor'], row: RecordRow, told: RecordTold): Promise<void> {
    const { kind, type, payload, at, owner, teamId = null } = told;
    const place = await this.placeOf(row, row.agent_id ?? owner ?? null, teamId);
    const about = { ticketId: row.ticket_id, contactId: row.contact_id, agentId: row.agent_id };
    const subject = { subjectKind: kind, subjectId: row.id, version: row.version };
    await this.events.append(tx, [{ ...subject, ...about, ...place, type, payload, actor, at }]);
  }

  /** Who sees the ticket hears of the record; of one without a ticket, its agent and the agent's team. */
  private async placeOf(row: RecordRow, ownerId: string | null, teamId: string | null) {
    if (row.ticket_id) return { teamId: row.ticket_team_id, holderId: row.ticket_holder_id };
    const team = (await this.teams.all()).find(({ memberIds }) => ownerId !== null && memberIds.includes(ownerId));
    return { teamId: team?.id ?? teamId, holderId: ownerId };
  }
}
