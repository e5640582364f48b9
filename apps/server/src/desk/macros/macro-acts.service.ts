import { Injectable } from '@nestjs/common';
import { claim, DomainError, type MacroActions } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { CallbacksService } from '../callbacks/callbacks.service';
import { SnippetsService } from '../scripts/snippets.service';
import { Receivers } from '../tickets/receivers';
import { RepliesService } from '../tickets/replies.service';
import { TicketVerbs } from '../tickets/ticket-verbs.service';
import type { Verb } from '../tickets/verb';
import { TicketActs } from './ticket-acts.service';

/** How a macro is used: what the agent has seen, and the reply as they changed it. */
export interface MacroUse {
  clientId: string;
  seenSeq: number;
  force: boolean;
  reply?: string | undefined;
}

/** The texts and the callback a macro came to. */
export interface MacroMade {
  replyId: string | null;
  noteId: string | null;
  callbackAt: Date | null;
}

/**
 * A macro's acts on a locked ticket, by the verbs that agents have: what they refuse, a macro is refused. First what makes the ticket
 * ready, then what is said, then where it goes.
 */
@Injectable()
export class MacroActs {
  constructor(
    private readonly verbs: TicketVerbs,
    private readonly replies: RepliesService,
    private readonly receivers: Receivers,
    private readonly snippets: SnippetsService,
    private readonly callbacks: CallbacksService,
    private readonly fields: TicketActs,
  ) {}

  /** The words of a macro, filled in for the ticket; `written` stands for the reply where the agent changed it. */
  async texts(me: Principal, ticketId: string, { reply, note }: MacroActions, written?: string) {
    const filled = (text: string) => this.snippets.fill(me, ticketId, text);
    return {
      reply: reply === null ? null : (written ?? (await filled(reply))),
      note: note === null ? null : await filled(note),
    };
  }

  async take(
    work: Verb,
    me: Principal,
    actions: MacroActions,
    texts: { reply: string | null; note: string | null },
    use: MacroUse,
  ): Promise<MacroMade> {
    if (actions.assign?.to === 'me') await this.toMe(work, me);
    this.fields.set(work, actions);
    const noteId = texts.note === null ? null : await this.note(work, me, texts.note, use);
    const replyId = texts.reply === null ? null : await this.reply(work, me, actions, texts.reply, use);
    const callbackAt = await this.callback(work, me, actions, use);
    await this.fields.move(work, me, actions);
    return { replyId, noteId, callbackAt };
  }

  private async toMe(work: Verb, me: Principal): Promise<void> {
    const { holderId } = work.plan.ticket;
    if (holderId === me.agentId) return;
    if (holderId) return this.verbs.transfer(work, { toAgentId: me.agentId, toTeamId: null });
    claim(work.plan, me.agentId);
    await this.receivers.welcome(work, me.agentId);
  }

  private reply(work: Verb, me: Principal, { status }: MacroActions, text: string, use: MacroUse): Promise<string> {
    if (!text.trim()) throw new DomainError('empty_message');
    const then = status?.status === 'open' || status?.status === 'on_hold' ? status.status : 'waiting';
    const input = {
      text,
      attachmentIds: [],
      clientId: `${use.clientId}:reply`,
      seenSeq: use.seenSeq,
      force: use.force,
    };
    return this.replies.replyIn(work, me, { ...input, then });
  }

  private note(work: Verb, me: Principal, text: string, { clientId }: MacroUse): Promise<string> {
    return this.replies.noteIn(work, me, { text, attachmentIds: [], clientId: `${clientId}:note` });
  }

  private async callback(
    { tx, plan }: Verb,
    me: Principal,
    { callback }: MacroActions,
    use: MacroUse,
  ): Promise<Date | null> {
    if (!callback) return null;
    const dueAt = new Date(plan.now.getTime() + callback.afterSeconds * 1000);
    const about = { ticketId: plan.ticket.id, contactId: plan.ticket.contactId, agentId: me.agentId };
    const { reason, remark } = callback as { reason: 'planned'; remark: string };
    const clientId = `${use.clientId}:callback`;
    await this.callbacks.planIn(tx, me, { ...about, clientId, dueAt: dueAt.toISOString(), reason, remark });
    return dueAt;
  }
}
