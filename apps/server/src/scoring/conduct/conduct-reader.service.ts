import { Injectable } from '@nestjs/common';
import { fallsAway, type Finding, findInReply, findLateReply } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { Database, type Tx } from '../../platform/database/database';
import { EventReader } from '../../platform/events/event-reader';
import { GreetingWordsService } from '../violations/greeting-words.service';
import { Ledger } from '../violations/ledger.service';
import { type Episode, EpisodesRepository } from './episodes.repository';
import { type ReadEvent, ReadingRepository, WORDS_BESIDE } from './reading.repository';

/** Evidence is what was said, not a book. */
const LONGEST = 4_000;
const JUDGED = [
  'reply_window.breached',
  'reply_window.answered',
  'reply_window.excused',
  'reply_window.reopened',
  'message.received',
  'message.called',
  'message.replied',
  'message.taken_back',
];

/** Reads the events in the order of the feed, each once, and proposes what they say against the rules (laws 4, 5 and 9). */
@Injectable()
export class ConductReader {
  constructor(
    private readonly database: Database,
    private readonly reader: EventReader,
    private readonly reading: ReadingRepository,
    private readonly episodes: EpisodesRepository,
    private readonly ledger: Ledger,
    private readonly settings: SettingsService,
    private readonly agents: AgentsService,
    private readonly greetings: GreetingWordsService,
  ) {}

  /** `more`: a full batch was read. `held`: something is stored that can't be read in order yet. */
  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<ReadEvent, Set<string>>({
      reader: 'conduct',
      types: JUDGED,
      beside: WORDS_BESIDE,
      prepare: (tx, events) =>
        this.episodes.running(tx, [...new Set(events.flatMap(({ ticketId }) => ticketId ?? []))]),
      judge: (tx, event, late) => this.judge(tx, event, late),
    });
  }

  /** Makes the ledger again: its rows from what was told of them, its findings from the events since it began. */
  rebuild(): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.reader.rewind(tx, 'conduct');
      await this.episodes.forget(tx);
      await this.ledger.restore(tx);
    });
  }

  /** `late`: tickets that have a late episode; kept up to date as events go by. */
  private async judge(tx: Tx, event: ReadEvent, late: Set<string>): Promise<void> {
    const isLate = late.has(event.ticketId ?? '');
    const windowId = event.payload.windowId as string;
    switch (event.type) {
      case 'reply_window.breached':
        late.add(event.ticketId!);
        return this.late(tx, event);
      case 'reply_window.answered':
        return isLate ? this.episodes.end(tx, windowId, endingOf(event, 'answered')) : undefined;
      case 'reply_window.excused':
        return this.excused(tx, event);
      case 'reply_window.reopened':
        late.add(event.ticketId!);
        return this.episodes.resume(tx, windowId);
      case 'message.received':
      case 'message.called':
        return isLate ? this.askedAgain(tx, event) : undefined;
      case 'message.replied':
        return this.replied(tx, event);
      case 'message.taken_back':
        return this.ledger.withdraw(tx, `message:${String(event.payload.messageId)}`, 'reply_taken_back');
    }
  }

  private async late(tx: Tx, { ticketId, payload, at }: ReadEvent): Promise<void> {
    const { windowId, dueAt, holderId, changes } = payload as unknown as Breach;
    const openedAt = new Date(changes.window?.openedAt ?? at);
    const episode = { window_id: windowId, ticket_id: ticketId!, agent_id: holderId, opened_at: openedAt };
    await this.episodes.late(tx, { ...episode, due_at: new Date(dueAt) });
    await this.proposeLate(tx, { ...episode, due_at: new Date(dueAt), repeat_at: null });
  }

  private async askedAgain(tx: Tx, event: ReadEvent): Promise<void> {
    const { said, actor, payload, type, ticketId, at } = event;
    const fromContact = type === 'message.received' ? !said?.automatic && !payload.history : actor.kind === 'contact';
    if (!fromContact) return;
    for (const episode of await this.episodes.askedAgain(tx, ticketId!, at)) await this.proposeLate(tx, episode);
  }

  private async proposeLate(tx: Tx, episode: Episode): Promise<void> {
    const { window_id: windowId, agent_id: agentId, ticket_id: ticketId, due_at: at, repeat_at: repeatAt } = episode;
    const onlyRepeat = (await this.settings.at('violation.only_repeat', at)) > 0;
    const finding = findLateReply({ windowId, agentId, repeatAt }, onlyRepeat);
    if (!finding || !agentId) return;
    await this.ledger.propose(tx, finding, { agentId, ticketId, windowId, messageId: null, at, said: null });
  }

  private async excused(tx: Tx, event: ReadEvent): Promise<void> {
    const windowId = event.payload.windowId as string;
    const ending = endingOf(event, 'excused');
    await this.episodes.end(tx, windowId, ending);
    const excuse = { byId: event.actor.kind === 'agent' ? event.actor.id : null, reason: ending.excuse };
    await this.ledger.withdraw(tx, `window:${windowId}`, 'window_excused', ({ agent_id }) =>
      fallsAway(agent_id, excuse),
    );
  }

  private async replied(tx: Tx, event: ReadEvent): Promise<void> {
    const { actor, said, messageId, ticketId, at } = event;
    if (actor.kind !== 'agent' || !actor.id || !messageId || !said) return;
    const before = await this.reading.before(tx, event);
    const findings = findInReply(
      { messageId, text: said.text, forbidden: said.findings },
      {
        first: !before.spoke,
        spoken: before.channel === 'phone',
        workNumber: before.work_number ?? (await this.numberOf(actor.id)),
        greetings: before.greetings,
        newContact: !before.earlier_ticket && !before.answered,
        greetingWords: await this.greetings.at(at),
      },
    );
    for (const finding of findings) {
      const about = { agentId: actor.id, ticketId: ticketId!, windowId: null, messageId, at };
      await this.ledger.propose(tx, finding, { ...about, said: excerptOf(said.text, finding) });
    }
  }

  private async numberOf(agentId: string): Promise<string> {
    return (await this.agents.names()).get(agentId)!.workNumber;
  }
}

interface Breach {
  windowId: string;
  dueAt: string;
  holderId: string | null;
  changes: { window?: { openedAt: string } | null };
}

const endingOf = ({ at, payload }: ReadEvent, how: 'answered' | 'excused') => ({
  at,
  how,
  excuse: how === 'excused' ? ((payload.reason as string | undefined) ?? null) : null,
  workingSeconds: payload.workingSeconds as number,
});

function excerptOf(text: string, { marks }: Finding) {
  return { text: text.slice(0, LONGEST), marks: marks.filter(({ end }) => end <= LONGEST) };
}
