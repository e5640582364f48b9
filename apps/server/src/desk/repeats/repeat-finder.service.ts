import { Injectable } from '@nestjs/common';
import { type CauseEvidence, type ContactWord, proposeCause, type ProposedCause } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { type Beside, type StoredEvent } from '../../platform/events/event-log';
import { EventReader } from '../../platform/events/event-reader';
import { PromiseLists } from '../promises/promise-lists.service';
import { EarlierContacts } from './earlier-contacts.service';
import { holderOf, MatterRepository, type MatterRow } from './matter.repository';
import type { RepeatRow } from './repeat.view';
import { RepeatsService } from './repeats.service';
import { TellingApart } from './telling-apart.service';

type ReadEvent = StoredEvent & { automatic: string | null };

const AUTOMATIC_BESIDE: Beside = {
  column: ', said.automatic',
  join: `left join lateral (select m.automatic from message m
    where m.id = desk_event.message_id and desk_event.type = 'message.received') said on true`,
};

/** Follows the events and finds contacts who come back on the same matter (DOMAIN section 7). Accuses nobody. */
@Injectable()
export class RepeatFinder {
  constructor(
    private readonly reader: EventReader,
    private readonly matter: MatterRepository,
    private readonly promises: PromiseLists,
    private readonly repeats: RepeatsService,
    private readonly earlier: EarlierContacts,
    private readonly apart: TellingApart,
    private readonly clock: Clock,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<ReadEvent, Set<string>>({
      reader: 'repeats',
      types: ['message.received', 'message.called', 'ticket.service_facts'],
      beside: AUTOMATIC_BESIDE,
      prepare: (tx, events) => this.earlier.running(tx, wordsOf(events)),
      judge: (tx, event, running) => {
        if (event.type === 'ticket.service_facts') return this.apart.look(tx, event.ticketId!);
        return running.has(event.id) ? Promise.resolve() : this.judge(tx, event);
      },
    });
  }

  private async judge(tx: Tx, event: ReadEvent): Promise<void> {
    const word = wordOf(event);
    if (!word) return;
    const repeated = await this.earlier.of(tx, word, event);
    if (!repeated) return;
    const { earlier, before, channel } = repeated;
    const proposal = await this.causeOf(tx, word, earlier, before);
    await this.repeats.found(tx, this.rowOf(event, { word, earlier, before, proposal, channel }));
  }

  private async causeOf(tx: Tx, word: ContactWord, earlier: ContactWord, before: MatterRow[]): Promise<ProposedCause> {
    const ticketIds = [...new Set([word.ticketId, ...before.map(({ ticketId }) => ticketId)])];
    const [promises, interims, said] = await Promise.all([
      this.promises.factsOf(tx, ticketIds),
      this.matter.interims(tx, ticketIds, word.at),
      this.matter.said(tx, ticketIds, word.at),
    ]);
    const noted = interims.map(({ interim, ...note }) => ({ ...interim, ...note }));
    const facts = { at: word.at, earlierAt: earlier.at, promises, interims: noted, said };
    return proposeCause({ ...facts, lateSince: lateSince(before, earlier) });
  }

  private rowOf(event: ReadEvent, found: Found): Parameters<RepeatsService['found']>[1] {
    const { word, earlier, before, proposal, channel } = found;
    const { cause, evidence } = proposal;
    const now = this.clock.now().toISOString();
    return {
      id: newId(),
      event_id: event.id,
      contact_id: event.contactId!,
      ticket_id: word.ticketId,
      message_id: event.messageId ?? null,
      channel: channel as RepeatRow['channel'],
      at: word.at,
      earlier_ticket_id: earlier.ticketId,
      earlier_at: earlier.at,
      earlier_channel: (before.find(({ ticketId }) => ticketId === earlier.ticketId)?.channel ??
        channel) as RepeatRow['channel'],
      agent_id: evidence?.chargedId ?? holderOf(before, earlier.ticketId),
      proposed_cause: cause,
      cause,
      evidence: evidence && shown(evidence),
      state: 'proposed',
      reviewed_by_id: null,
      steps: [{ step: 'found', at: now, by: null, cause, note: '' }],
    };
  }
}

interface Found {
  word: ContactWord;
  earlier: ContactWord;
  before: MatterRow[];
  proposal: ProposedCause;
  channel: string;
}

function wordsOf(events: readonly ReadEvent[]): Map<ReadEvent, ContactWord> {
  const words = new Map<ReadEvent, ContactWord>();
  for (const event of events) {
    const word = wordOf(event);
    if (word) words.set(event, word);
  }
  return words;
}

/** What the contact did by this event; null for everything else, and for what machines and colleagues say. */
function wordOf({ type, ticketId, actor, payload, automatic, at }: ReadEvent): ContactWord | null {
  if (!ticketId) return null;
  if (type === 'message.received') return automatic || payload.history ? null : { kind: 'written', ticketId, at };
  if (type !== 'message.called' || actor.kind !== 'contact') return null;
  const { changes } = payload as { changes: object };
  return { kind: 'lastInboundSeq' in changes ? 'called_in_vain' : 'called', ticketId, at };
}

/** The deadline of an answer that had not come when the contact asked again (DOMAIN W1). */
function lateSince(before: MatterRow[], earlier: ContactWord): Date | null {
  const own = before.filter(({ ticketId }) => ticketId === earlier.ticketId);
  const passed = own.findLastIndex(({ kind }) => kind === 'deadline_passed');
  const answered = own.slice(passed + 1).some(({ kind }) => kind === 'replied' || kind === 'called');
  return passed < 0 || answered ? null : own[passed]!.at;
}

const shown = ({ kind, id, at, slot }: CauseEvidence): RepeatRow['evidence'] => ({
  kind,
  id,
  at: at.toISOString(),
  slot: slot && { from: slot.from.toISOString(), to: slot.to.toISOString() },
});
