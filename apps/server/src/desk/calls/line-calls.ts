import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Sql, Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import type { NewEvent } from '../../platform/events/event-log';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { type CallRow, callView } from './call.view';
import { CallsRepository } from './calls.repository';
import type { NewCall } from './new-call';
import { SpokenTo } from './spoken-to';

export type { CallRow } from './call.view';
export { callView } from './call.view';
export { endCall, stepCall } from './call-steps';

type Type = 'call.started' | 'call.stepped' | 'call.ended' | 'call.noted';

/** What a line knows of a call when it begins. */
export type LineCall = Pick<
  NewCall,
  | 'ticket_id'
  | 'contact_id'
  | 'agent_id'
  | 'inbox_id'
  | 'direction'
  | 'source'
  | 'message_id'
  | 'ringing_agent_ids'
  | 'answer_target_seconds'
  | 'answer_policy_id'
  | 'answer_policy_version'
>;

/** Calls that a line carries: what happens on it is what the record says, and no agent's timer. */
@Injectable()
export class LineCalls {
  constructor(
    private readonly repository: CallsRepository,
    private readonly log: RecordLog,
    private readonly spokenTo: SpokenTo,
  ) {}

  async begin(tx: Tx, actor: NewEvent['actor'], call: LineCall, at: Date): Promise<CallRow> {
    const id = newId();
    await this.repository.insert(tx, { ...UNKNOWN, ...call, id, client_id: id, started_at: at, rang_at: at });
    const row = found(await this.repository.row(tx, id));
    await this.tell(tx, actor, row, { type: 'call.started', at, rang: row.ringing_agent_ids });
    return row;
  }

  async lock(tx: Tx, id: string): Promise<CallRow> {
    return found(await this.repository.lock(tx, id));
  }

  /** Saves a decided change, tells it, and answers the row as it is now. The same object changes nothing. */
  async save(tx: Tx, actor: NewEvent['actor'], before: CallRow, after: CallRow, at: Date): Promise<CallRow> {
    if (after === before) return before;
    await this.repository.save(tx, after);
    const row = found(await this.repository.row(tx, before.id));
    const rang = [...new Set([...before.ringing_agent_ids, ...row.ringing_agent_ids])];
    await this.tell(tx, actor, row, { type: typeOf(before, row), at, rang });
    return row;
  }

  /** Agent and contact have begun to speak. */
  spoken(tx: Tx, me: Principal, call: CallRow): Promise<void> {
    return this.spokenTo.tell(tx, me, call);
  }

  row(sql: Sql, id: string): Promise<CallRow | null> {
    return this.repository.row(sql, id);
  }

  ofAgent(agentId: string): Promise<CallRow[]> {
    return this.repository.onLine(agentId);
  }

  /** Who of these agents is on a call, and who is rung for another one. */
  async occupied(sql: Sql, agentIds: string[], callId: string | null) {
    const rows = await this.repository.occupied(sql, agentIds, callId);
    return new Map(rows.map(({ agent_id, on_call, ringing }) => [agent_id, { onCall: on_call, ringing }]));
  }

  async mustBeFree(sql: Sql, agentId: string): Promise<void> {
    if ((await this.occupied(sql, [agentId], null)).get(agentId)?.onCall) throw new DomainError('already_in_call');
  }

  private tell(
    tx: Tx,
    actor: NewEvent['actor'],
    row: CallRow,
    { type, at, rang }: { type: Type; at: Date; rang: string[] },
  ): Promise<void> {
    return this.log.tellAs(tx, actor, row, { kind: 'call', type, payload: { view: callView(row), rang }, at });
  }
}

function typeOf(before: CallRow, after: CallRow): Type {
  if (!before.ended_at && after.ended_at) return 'call.ended';
  return before.note === after.note ? 'call.stepped' : 'call.noted';
}

const UNKNOWN = {
  number: null,
  ring_seconds: null,
  answer_seconds: null,
  hung_up_by: null,
  answered_at: null,
  held_since: null,
  hold_seconds: 0,
  ended_at: null,
  talk_seconds: null,
  result: null,
  note: '',
  measured_talk_seconds: null,
};
