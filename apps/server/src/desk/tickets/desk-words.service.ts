import { Injectable } from '@nestjs/common';
import { announce, isAmongOthers, note, renderTemplate, type Saying } from '#domain';
import { newId } from '../../platform/database/uuid';
import { AutoAnswersService } from '../mail-rules/auto-answers.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { ScriptValues } from '../scripts/script-values';
import { Outgoing } from './outgoing';
import { SpeechChecks } from './speech-checks';
import { DESK } from './ticket-change';
import type { Verb } from './verb';

/** What became of words the desk wanted to say: said, or kept back and why. */
export type DeskSaid = { messageId: string } | { withheld: 'limit' | 'channel' };

/** Words of the desk's own on a locked ticket. They answer nobody's question: no window knows of them (law 7). */
@Injectable()
export class DeskWords {
  constructor(
    private readonly values: ScriptValues,
    private readonly autoAnswers: AutoAnswersService,
    private readonly inboxes: InboxesService,
    private readonly speech: SpeechChecks,
    private readonly outgoing: Outgoing,
  ) {}

  /** A template filled in for the ticket, from who holds it. */
  async fill({ plan }: Verb, template: string, locale: string | null): Promise<string> {
    const { ticket, now } = plan;
    const values = await this.values.values({
      inboxId: ticket.inboxId,
      teamId: ticket.teamId,
      contactName: ticket.contactName,
      contactCompany: null,
      ticketNumber: ticket.number,
      subject: ticket.subject,
      agentId: ticket.holderId,
      at: now,
      openedAt: ticket.createdAt,
      locale,
    });
    return renderTemplate(template, values);
  }

  /** Says it within what the channel carries and the desk may say by itself. Throws what a reply is refused with. */
  async say(work: Verb, text: string, details: Record<string, unknown>): Promise<DeskSaid> {
    const { status } = work.plan.ticket;
    if (status === 'closed' || status === 'spam') return { withheld: 'channel' };
    return this.speak(work, text, { details, automatic: true, limited: true });
  }

  /**
   * Asks how it went, after the end of work too: once for what a person ended, so no two desks can go on asking each other. The way to the answer is put under the words when they go out and is not kept with
   * them, so that nobody at the desk can answer in the contact's place. A visitor who has left gets it `byMailToo`.
   */
  invite(work: Verb, text: string, surveyId: string, byMailToo: boolean): Promise<DeskSaid> {
    return this.speak(work, text, { details: { surveyId }, surveyId, automatic: !byMailToo, limited: false });
  }

  private async speak(work: Verb, text: string, how: How): Promise<DeskSaid> {
    const { tx, plan } = work;
    const { ticket, now } = plan;
    const { enabled } = await this.inboxes.byId(ticket.inboxId);
    if (!enabled || ticket.channel === 'phone' || isAmongOthers(ticket)) return { withheld: 'channel' };
    const via = await this.speech.wayOf(ticket, undefined);
    await this.speech.fits(ticket, text, [], via);
    if (how.limited && !(await this.autoAnswers.take(tx, ticket, now))) return { withheld: 'limit' };
    const saying = sayingOf('greeting', text, now);
    announce(plan, saying, how.details);
    const sent = await this.outgoing.of(tx, plan.ticket, saying.id, now, { automatic: how.automatic });
    const delivery = sent.deliveries.find(({ kind }) => kind !== 'chat_email')?.state;
    work.speeches.set(saying.id, { author: DESK, via, delivery, surveyId: how.surveyId ?? null });
    work.alongside.deliveries = [...(work.alongside.deliveries ?? []), ...sent.deliveries];
    work.alongside.references = [...(work.alongside.references ?? []), ...sent.references];
    return { messageId: saying.id };
  }

  note(work: Verb, text: string): void {
    const saying = sayingOf('note', text, work.plan.now);
    note(work.plan, saying);
    work.speeches.set(saying.id, { author: DESK });
  }
}

interface How {
  details: Record<string, unknown>;
  automatic: boolean;
  /** Whether it counts as an answer by itself, which two desks could go on giving each other. */
  limited: boolean;
  surveyId?: string;
}

const sayingOf = (kind: 'greeting' | 'note', text: string, at: Date): Saying => ({
  ...{ id: newId(), kind, text, freshText: text, at },
  ...{ authorName: 'desk', automatic: null },
});
