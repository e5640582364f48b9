import { Injectable } from '@nestjs/common';
import { type Call, type CallOutcomeName, serviceOutcome } from '#contract';
import { DomainError } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { ServiceOutcomes } from '../callbacks/service-outcomes.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { found } from '../setup/refusals';
import { CallAccess } from './call-access';
import { CallLog } from './call-log';
import { CallContacts } from './call-contacts';
import { CallTickets } from './call-tickets';
import { type CallRow, callView } from './call.view';
import { CallsRepository } from './calls.repository';

type Type = 'call.noted' | 'call.outcome' | 'call.matched' | 'call.wrapped_up';

/** What agents add to a call that a telephone system tells: who it was, and what was said. */
@Injectable()
export class CallWorkService {
  constructor(
    private readonly database: Database,
    private readonly repository: CallsRepository,
    private readonly access: CallAccess,
    private readonly contacts: CallContacts,
    private readonly tickets: CallTickets,
    private readonly inboxes: InboxesService,
    private readonly outcomes: ServiceOutcomes,
    private readonly log: CallLog,
    private readonly clock: Clock,
  ) {}

  note(me: Principal, id: string, note: string): Promise<Call> {
    return this.change(me, id, 'call.noted', (call) => (call.note === note ? call : { ...call, note }));
  }

  /** Who it is, of several with one number. Once the call stands in a conversation it stays there. */
  match(me: Principal, id: string, contactId: string): Promise<Call> {
    return this.change(me, id, 'call.matched', async (call, tx) => {
      if (!call.inbox_id || call.message_id) throw new DomainError('call_already_placed');
      const inbox = await this.inboxes.byId(call.inbox_id);
      const caller = { externalId: call.number, number: call.number };
      await this.contacts.match(tx, inbox, caller, contactId, this.clock.now());
      const matched = { ...call, contact_id: contactId };
      if (!call.answered_at || call.direction === 'outbound') return matched;
      return { ...matched, ...(await this.tickets.open(tx, inbox, matched)) };
    });
  }

  /** How an answered call ended, said once; advice, not tested and not sure make their callback (DOMAIN H4, V1, V2, V3). */
  outcome(me: Principal, id: string, outcome: CallOutcomeName): Promise<Call> {
    return this.change(me, id, 'call.outcome', async (call, tx) => {
      if (call.outcome === outcome) return call;
      if (call.outcome) throw new DomainError('already_exists', { field: 'outcome' });
      if (!call.ended_at || !call.answered_at) throw new DomainError('call_not_answered');
      const known = serviceOutcome.safeParse(outcome);
      if (known.success) await this.outcomes.ofCall(tx, known.data, call);
      return { ...call, outcome };
    });
  }

  /** The wrap-up of a call is over; part of whatever ended it. */
  async wrappedUp(tx: Tx, id: string, seconds: number): Promise<void> {
    const call = await this.repository.lock(tx, id);
    if (call) await this.save(tx, null, { ...call, wrap_up_seconds: seconds }, 'call.wrapped_up');
  }

  private change(
    me: Principal,
    id: string,
    type: Type,
    decide: (call: CallRow, tx: Tx) => Promise<CallRow> | CallRow,
  ): Promise<Call> {
    return this.database.transaction(async (tx) => {
      const before = found(await this.repository.lock(tx, id));
      await this.access.mustAct(me, before);
      const after = await decide(before, tx);
      return after === before ? callView(before) : this.save(tx, me, after, type);
    });
  }

  private async save(tx: Tx, me: Principal | null, call: CallRow, type: Type): Promise<Call> {
    await this.repository.saveWork(tx, call);
    return this.log.changed(tx, me, call.id, type);
  }
}
