import { Injectable } from '@nestjs/common';
import type { Message } from '#contract';
import { DomainError, note, reply, type Saying, whisper } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import { AttachmentsService } from '../attachments/attachments.service';
import { mustLead } from './gate';
import type { Chosen } from './mail-speech';
import { messageView } from './message.view';
import { SpeechChecks } from './speech-checks';
import { TicketsRepository } from './tickets.repository';
import { TicketsService } from './tickets.service';
import type { Verb } from './verb';

export interface ReplyInput {
  clientId: string;
  text: string;
  attachmentIds: string[];
  seenSeq: number;
  force: boolean;
  then: 'waiting' | 'open' | 'on_hold' | 'resolved';
  via?: string | undefined;
  mail?: Chosen | undefined;
}
export interface NoteInput {
  clientId: string;
  text: string;
  attachmentIds: string[];
}
export type Stating = (work: Verb, messageId: string) => Promise<{ text: string; interim: Message['interim'] }>;
interface Said {
  message: Message;
  ticketVersion: number;
}

/** What agents say on a ticket: public replies and private notes, each once per client id (law 3). */
@Injectable()
export class RepliesService {
  constructor(
    private readonly tickets: TicketsService,
    private readonly repository: TicketsRepository,
    private readonly database: Database,
    private readonly attachments: AttachmentsService,
    private readonly speech: SpeechChecks,
    private readonly agents: AgentsService,
  ) {}

  reply(me: Principal, ticketId: string, input: ReplyInput): Promise<Said> {
    if (!input.text.trim() && input.attachmentIds.length === 0) throw new DomainError('empty_message');
    return this.once(me, ticketId, input, (tx) => this.sayReply(tx, me, ticketId, input));
  }

  note(me: Principal, ticketId: string, input: NoteInput): Promise<Said> {
    return this.once(me, ticketId, input, (tx) => this.sayNote(tx, me, ticketId, input));
  }

  /** A note that states more than words: `state` decides what, and does in the same transaction what follows from it. */
  noteStating(me: Principal, ticketId: string, clientId: string, state: Stating): Promise<Said> {
    const input = { clientId, text: '', attachmentIds: [] };
    return this.once(me, ticketId, input, (tx) => this.sayNote(tx, me, ticketId, input, state));
  }

  /** A note to whoever holds the ticket, from who leads its team. */
  whisper(me: Principal, ticketId: string, input: NoteInput): Promise<Said> {
    return this.once(me, ticketId, input, (tx) =>
      this.sayOnce(tx, me, ticketId, input, (work) => this.whisperIn(work, me, input)),
    );
  }

  private sayReply(tx: Tx, me: Principal, ticketId: string, input: ReplyInput): Promise<string> {
    return this.sayOnce(tx, me, ticketId, input, (work) => this.replyIn(work, me, input));
  }

  private sayNote(tx: Tx, me: Principal, ticketId: string, input: NoteInput, state?: Stating): Promise<string> {
    return this.sayOnce(tx, me, ticketId, input, (work) => this.noteIn(work, me, input, state));
  }

  /** Replies on a ticket that is locked; answers the message. Whether it was said before is the caller's to know. */
  async replyIn(work: Verb, me: Principal, input: ReplyInput): Promise<string> {
    const saying = sayingOf(me, 'reply', input.text);
    const { ticket } = work.plan;
    const facts = await this.speech.before(ticket, me.agentId, input.text);
    const othersReplySeq = await this.othersReply(work, me, input.seenSeq);
    saying.at = work.plan.now;
    reply(work.plan, saying, { ...input, agentId: me.agentId, othersReplySeq, calendar: facts.calendar });
    if (facts.findings.length) {
      const details = { messageId: saying.id, findings: facts.findings };
      work.plan.take({ type: 'message.phrase_forbidden', changes: {}, details });
    }
    await this.speak(work, me, saying, input, facts.findings);
    const speech = work.speeches.get(saying.id)!;
    const via = await this.speech.wayOf(ticket, input.via);
    await this.speech.fits(ticket, input.text, speech.attachments ?? [], via);
    work.speeches.set(saying.id, { ...speech, via });
    await this.speech.send(work, saying, input.mail);
    return saying.id;
  }

  /** Asked only where something was said that the agent has not seen: two answers in quick succession are the agent's own. */
  private async othersReply({ tx, plan: { ticket } }: Verb, { agentId }: Principal, seenSeq: number): Promise<number> {
    return ticket.lastReplySeq > seenSeq ? this.repository.lastReplyOfOthers(tx, ticket.id, agentId) : 0;
  }

  async noteIn(work: Verb, me: Principal, input: NoteInput, state?: Stating): Promise<string> {
    const saying = sayingOf(me, 'note', input.text);
    const stated = await state?.(work, saying.id);
    saying.at = work.plan.now;
    if (stated) saying.text = saying.freshText = stated.text;
    note(work.plan, saying);
    await this.speak(work, me, saying, input, []);
    if (stated) work.speeches.set(saying.id, { ...work.speeches.get(saying.id)!, interim: stated.interim });
    return saying.id;
  }

  private async whisperIn(work: Verb, me: Principal, input: NoteInput): Promise<string> {
    const { ticket } = work.plan;
    mustLead(me, ticket.teamId);
    const saying = sayingOf(me, 'note', input.text);
    saying.at = work.plan.now;
    whisper(work.plan, saying, me.agentId);
    await this.speak(work, me, saying, input, []);
    const to = { toId: ticket.holderId!, toName: (await this.agents.names()).get(ticket.holderId!)?.name ?? '' };
    work.speeches.set(saying.id, { ...work.speeches.get(saying.id)!, whisper: to });
    return saying.id;
  }

  /** Asked under the ticket's lock: a retry that comes while the first try runs must not take it for a colleague's reply. */
  private async sayOnce(
    tx: Tx,
    me: Principal,
    ticketId: string,
    { clientId }: NoteInput,
    say: (work: Verb) => Promise<string>,
  ): Promise<string> {
    const { answer } = await this.tickets.changeIn(tx, ticketId, agentActor(me), me, async (work) => {
      const earlier = await this.repository.saidBefore(tx, me.agentId, clientId);
      if (earlier && earlier.ticket_id !== ticketId) throw new DomainError('client_id_reused');
      return earlier?.id ?? say(work);
    });
    return answer;
  }

  private async speak(
    work: Verb,
    me: Principal,
    saying: Saying,
    input: NoteInput,
    findings: Message['findings'],
  ): Promise<void> {
    const by = { kind: 'agent' as const, id: me.agentId };
    const attachments = await this.attachments.take(work.tx, by, input.attachmentIds, work.plan.ticket.id, saying.id);
    work.speeches.set(saying.id, { author: agentActor(me), clientId: input.clientId, attachments, findings });
  }

  /** A retry answers what the first try said; a client id used for another ticket is refused. */
  private async once(
    me: Principal,
    ticketId: string,
    input: NoteInput,
    say: (tx: Tx) => Promise<string>,
  ): Promise<Said> {
    try {
      return await this.database.transaction(async (tx) => this.result(tx, await say(tx)));
    } catch (error) {
      // The same client id went to another ticket at the same moment.
      if (!breaks(error, 'message_client')) throw error;
      return this.once(me, ticketId, input, say);
    }
  }

  private async result(tx: Tx, messageId: string): Promise<Said> {
    const [record] = await this.repository.messagesByIds([messageId], tx);
    const ticket = await this.repository.record(record!.ticket_id, tx);
    return { message: messageView(record!), ticketVersion: ticket!.version };
  }
}

const sayingOf = (me: Principal, kind: 'reply' | 'note', text: string): Saying => ({
  id: newId(),
  kind,
  text,
  freshText: text,
  at: new Date(0),
  authorName: me.name,
  automatic: null,
});
