import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Call, ServiceOutcomeName, callCorrect, callEnd, callQuery, callStart, callTyped } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { ServiceOutcomes } from '../callbacks/service-outcomes.service';
import { RecordAccess } from '../records/record-access';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { type CallStep, correctCall, endCall, stepCall } from './call-steps';
import { type CallRow, callView } from './call.view';
import { CallsRepository } from './calls.repository';
import { type NewCall, startedCall, typedCall } from './new-call';
import { SpokenTo } from './spoken-to';

interface Happening {
  type: 'call.started' | 'call.stepped' | 'call.ended' | 'call.corrected';
  /** When it happened; for a call typed in afterwards that is not now. */
  at: Date;
  detail?: Record<string, unknown>;
  /** How the service ended, where that makes a callback (DOMAIN H4). */
  outcome?: ServiceOutcomeName | null;
  /** Agent and contact have begun to speak. */
  spoken?: boolean;
}

/** Every change of a call: lock, decide, save, tell. */
@Injectable()
export class CallsService {
  constructor(
    private readonly database: Database,
    private readonly repository: CallsRepository,
    private readonly access: RecordAccess,
    private readonly log: RecordLog,
    private readonly spokenTo: SpokenTo,
    private readonly outcomes: ServiceOutcomes,
    private readonly clock: Clock,
  ) {}

  async page(me: Principal, query: z.output<typeof callQuery>) {
    const agentIds = await this.access.seenAgents(me);
    const seen = agentIds && { agentId: me.agentId, teamIds: me.teamIds, agentIds };
    const found = await this.repository.page(seen, query, decodeKey(query.after, 2), query.limit + 1);
    const { rows, next } = pageOf(found, query.limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map(callView), next };
  }

  /** An agent has one running call at a time; `already_exists` names it. */
  async start(me: Principal, input: z.output<typeof callStart>): Promise<Call> {
    const now = this.clock.now();
    try {
      return await this.create(me, startedCall(me, input, now), { type: 'call.started', at: now });
    } catch (error) {
      if (!breaks(error, 'call_one_running')) throw error;
      const running = await this.repository.running(me.agentId);
      if (running?.client_id === input.clientId) return callView(running);
      throw new DomainError('already_exists', { field: 'call', callId: running?.id ?? null });
    }
  }

  /** A call nobody timed. It counts for the day it ended on. */
  type(me: Principal, input: z.output<typeof callTyped>): Promise<Call> {
    const now = this.clock.now();
    const call = typedCall(me, input, now);
    return this.create(me, call, { type: 'call.ended', at: call.ended_at!, detail: { typedAt: now } });
  }

  step(me: Principal, id: string, step: CallStep): Promise<Call> {
    return this.change(me, id, { type: 'call.stepped' }, (call, now) => stepCall(call, step, now));
  }

  end(me: Principal, id: string, end: z.output<typeof callEnd>): Promise<Call> {
    const { outcome, ...ending } = end;
    return this.change(me, id, { type: 'call.ended', outcome }, (call, now) => endCall(call, ending, now));
  }

  correct(me: Principal, id: string, { reason, ...correction }: z.output<typeof callCorrect>): Promise<Call> {
    return this.change(me, id, { type: 'call.corrected', detail: { reason } }, (call) => correctCall(call, correction));
  }

  private create(me: Principal, call: NewCall, happening: Happening): Promise<Call> {
    return this.database.transaction(async (tx) => {
      await this.access.mayBeAbout(tx, me, { ticketId: call.ticket_id, contactId: call.contact_id });
      const created = await this.repository.insert(tx, call);
      if (created) return this.tell(tx, me, call.id, { ...happening, spoken: call.result === 'answered' });
      const first = found(await this.repository.byClient(me.agentId, call.client_id, tx));
      if (first.contact_id !== call.contact_id) throw new DomainError('client_id_reused');
      return callView(first);
    });
  }

  private change(
    me: Principal,
    id: string,
    happening: Omit<Happening, 'at'>,
    decide: (call: CallRow, now: Date) => CallRow,
  ): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const before = found(await this.repository.lock(tx, id));
      if (before.source === 'system' && happening.type !== 'call.corrected')
        throw new DomainError('call_timed_by_system');
      if (before.source === 'web' && happening.type !== 'call.corrected') throw new DomainError('call_not_timed');
      if (before.agent_id === null) throw new DomainError('not_found');
      await this.access.mustAct(me, before.agent_id);
      const now = this.clock.now();
      const after = decide(before, now);
      if (after === before) return callView(before);
      await this.repository.save(tx, after);
      if (happening.outcome) await this.outcomes.ofCall(tx, happening.outcome, after);
      return this.tell(tx, me, id, { ...happening, at: now, spoken: !before.answered_at && !!after.answered_at });
    });
  }

  private async tell(tx: Tx, me: Principal, id: string, { type, at, detail, spoken }: Happening): Promise<Call> {
    const row = found(await this.repository.row(tx, id));
    const view = callView(row);
    await this.log.tell(tx, me, row, { kind: 'call', type, payload: { view, ...detail }, at });
    if (spoken) await this.spokenTo.tell(tx, me, row);
    return view;
  }
}
