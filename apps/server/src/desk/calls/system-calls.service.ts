import { Injectable } from '@nestjs/common';
import type { Caller } from '#channels/phone';
import { type CallEvent, callTimeline, type CallTimeline } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import type { InboxRecord } from '../inboxes/inbox.view';
import { PhonesService } from '../phones/phones.service';
import { RecordLog } from '../records/record-log';
import { AnswerTargets } from './answer-targets.service';
import { CallContacts } from './call-contacts';
import { CallEventsRepository } from './call-events.repository';
import { CallTickets } from './call-tickets';
import { type CallRow, callView } from './call.view';
import { CallsRepository } from './calls.repository';
import { SpokenTo } from './spoken-to';
import { type AgentOf, differs, happeningOf, newlyTold, toldColumns } from './told-call';

/** What a telephone system said of one call, with what its inbox knows. */
export interface Told {
  inbox: InboxRecord;
  callId: string;
  events: CallEvent[];
  receiptId: string | null;
  agentOf: AgentOf;
  callerOf: (number: string | null) => Caller;
  /** Said long after it happened: a record, and nothing that anybody has to act on. */
  past?: boolean;
}

/** Also told inside the transaction, by who keeps what else hangs on a call: its recordings. */
export type CallTold = (tx: Tx, call: CallRow, told: CallTimeline, inbox: InboxRecord) => Promise<void>;

/** Calls as telephone systems tell them: each word is stored, and the call is what all of them add up to. */
@Injectable()
export class SystemCallsService {
  private readonly onTold: CallTold[] = [];

  constructor(
    private readonly database: Database,
    private readonly repository: CallsRepository,
    private readonly events: CallEventsRepository,
    private readonly contacts: CallContacts,
    private readonly tickets: CallTickets,
    private readonly targets: AnswerTargets,
    private readonly phones: PhonesService,
    private readonly spokenTo: SpokenTo,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  whenTold(tell: CallTold): void {
    this.onTold.push(tell);
  }

  /** Takes in what was said; false when all of it was known. The same words again, in any order, change nothing. */
  async hear(told: Told): Promise<boolean> {
    try {
      return await this.database.transaction((tx) => this.hearIn(tx, told));
    } catch (error) {
      // Two calls of a new caller at once; now the contact is there to be found.
      if (!breaks(error, 'identity_inbox_id_external_id_key')) throw error;
      return this.database.transaction((tx) => this.hearIn(tx, told));
    }
  }

  async hearIn(tx: Tx, told: Told): Promise<boolean> {
    const key = { inboxId: told.inbox.id, callKey: told.callId };
    await this.events.takeTurn(tx, key);
    if (!(await this.events.add(tx, key, told.events, told.receiptId))) return false;
    const timeline = callTimeline(await this.events.of(tx, key));
    if (timeline) await this.settle(tx, told, timeline);
    return true;
  }

  /** Calls of an inbox that began before and have not ended, by the system's ids. */
  runningOf(inboxId: string, since: Date): Promise<string[]> {
    return this.repository.runningOf(inboxId, since);
  }

  /** Whether a call is known from the system itself and not only from a file. */
  async knownLive(tx: Tx, inboxId: string, callKey: string): Promise<boolean> {
    return (await this.events.of(tx, { inboxId, callKey })).some(({ id }) => !id.startsWith('cdr:'));
  }

  private async settle(tx: Tx, told: Told, timeline: CallTimeline): Promise<void> {
    const { inbox, callId } = told;
    const caller = told.callerOf(timeline.number);
    const before = await this.repository.lockExternal(tx, inbox.id, callId);
    const columns = toldColumns({ ...timeline, number: caller.number }, told.agentOf, before);
    if (before && differs(before, columns)) await this.repository.save(tx, { ...before, ...columns });
    if (!before) await this.begin(tx, told, timeline, columns);
    const after = (await this.repository.lockExternal(tx, inbox.id, callId))!;
    if (!told.past) await this.act(tx, told, before, after);
    if (!before || differs(before, columns)) await this.tell(tx, before, after.id);
    // Last, for it may tell the call once more, as the version after.
    for (const tell of this.onTold) await tell(tx, after, timeline, inbox);
  }

  /** What was only heard of afterwards rang for nobody here: it has no target. */
  private async begin(tx: Tx, told: Told, timeline: CallTimeline, columns: ReturnType<typeof toldColumns>) {
    const { inbox, callId, past } = told;
    const { startedAt, direction, number } = timeline;
    const caller = told.callerOf(number);
    const contactId = await this.contacts.of(tx, inbox, caller, startedAt);
    const known = caller.externalId ? contactId : null;
    const rings = { inbox, contactId: known, ticketId: null, at: startedAt };
    const target = direction === 'inbound' && !past ? await this.targets.of(tx, rings) : {};
    await this.repository.insert(tx, newlyTold({ inboxId: inbox.id, externalId: callId, contactId }, columns, target));
  }

  /** What others have to do about it: a ticket, a callback, whose phone is busy. */
  private async act(tx: Tx, { inbox }: Told, before: CallRow | null, after: CallRow): Promise<void> {
    const placed = await this.place(tx, inbox, before, after);
    if (placed !== after) await this.repository.saveLinks(tx, placed);
    await this.moveFrom(tx, before, after);
    if (!before?.answered_at && after.answered_at) {
      if (after.direction === 'inbound') await this.tickets.reached(tx, after.contact_id);
      await this.spokenTo.tellBySystem(tx, placed);
    }
  }

  private async place(tx: Tx, inbox: InboxRecord, before: CallRow | null, after: CallRow): Promise<CallRow> {
    const settled = after.ended_at !== null || (after.answered_at !== null && !(await this.isDoubtful(tx, after)));
    if (after.direction === 'outbound' || !settled) return after;
    const open = after.message_id ? after : { ...after, ...(await this.tickets.open(tx, inbox, after)) };
    const missed = after.ended_at && !after.answered_at && !after.callback_id;
    if (!missed || !open.ticket_id) return open;
    const callback_id = await this.tickets.callBack(tx, inbox, { ...open, ticket_id: open.ticket_id });
    return { ...open, callback_id };
  }

  /** Several contacts have this number and nobody has said which it is: the ticket waits for that until the end. */
  private async isDoubtful(tx: Tx, { number, contact_id }: CallRow): Promise<boolean> {
    return (await this.contacts.candidates(number, contact_id, tx)).length > 1;
  }

  /** Who had the call and no longer has it is free, who has it now is busy. */
  private async moveFrom(tx: Tx, before: CallRow | null, after: CallRow): Promise<void> {
    const had = before?.answered_at && !before.ended_at ? before.agent_id : null;
    const has = after.answered_at && !after.ended_at ? after.agent_id : null;
    if (had !== has && has) await this.phones.answered(tx, has, after.id);
    const freed = had !== has ? had : null;
    if (freed) await this.phones.ended(tx, freed, after.id);
  }

  private async tell(tx: Tx, before: CallRow | null, id: string): Promise<void> {
    const row = (await this.repository.row(tx, id))!;
    const type = happeningOf(before, row);
    const payload = {
      view: callView(row),
      rang: [...new Set([...(before?.ringing_agent_ids ?? []), ...row.ringing_agent_ids])],
      ...(type === 'call.corrected' && { reason: 'told_late' }),
    };
    // It counts for the day it ended on; everything else is news of now.
    const at = type === 'call.ended' || type === 'call.corrected' ? row.ended_at! : this.clock.now();
    await this.log.tell(tx, null, row, { kind: 'call', type, payload, at, teamId: row.inbox_team_id });
  }
}
