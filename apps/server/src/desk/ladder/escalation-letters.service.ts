import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { SendingMailboxes } from '../channel-health/sending-mailboxes.service';
import { escalationLetter } from './escalation-letter';
import {
  type ClaimedLetter,
  EscalationLettersRepository,
  type LetterEnd,
  type LetterFacts,
} from './escalation-letters.repository';

const AT_ONCE = 20;
const STALE_MS = 5 * 60_000;
const FIRST_WAIT_MS = 30_000;
const ATTEMPTS_AT_MOST = 8;

/** Sends letters about escalations, by the first of the company's mailboxes that works. */
@Injectable()
export class EscalationLetters {
  constructor(
    private readonly repository: EscalationLettersRepository,
    private readonly mailboxes: SendingMailboxes,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers when the next letter is due. */
  async sendDue(): Promise<Date | null> {
    const now = this.clock.now();
    await this.repository.markStale(new Date(now.getTime() - STALE_MS));
    for (const letter of await this.repository.claim(now, AT_ONCE))
      await this.repository.end(letter, await this.send(letter));
    return this.repository.nextDueAt();
  }

  private async send(letter: ClaimedLetter): Promise<LetterEnd> {
    const facts = await this.repository.facts(letter.id);
    if (!facts || facts.over) return { state: 'not_needed' };
    let again: string | null = null;
    let refused = 'no_mailbox';
    for (const from of await this.mailboxes.thatSend(null)) {
      const outcome = await this.mailboxes.send(from, this.messageOf(letter, facts, from.address));
      if (outcome.state === 'sent') return { state: 'sent' };
      if (outcome.state === 'unknown') return outcome;
      if (outcome.state === 'retry') again = outcome.error;
      else refused = outcome.error;
    }
    if (again === null || letter.attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: again ?? refused };
    const wait = FIRST_WAIT_MS * 2 ** (letter.attempts - 1);
    return { state: 'queued', error: again, dueAt: new Date(this.clock.now().getTime() + wait) };
  }

  private messageOf({ id }: ClaimedLetter, facts: LetterFacts, from: string) {
    return {
      messageId: `<${id}@${from.split('@')[1]}>`,
      to: { externalId: facts.address, name: facts.name },
      cc: [],
      from: { name: facts.company },
      replyTo: null,
      ...escalationLetter(facts, this.config.publicUrl),
      html: null,
      inReplyTo: null,
      references: [],
      attachments: [],
      automatic: true,
    };
  }
}
