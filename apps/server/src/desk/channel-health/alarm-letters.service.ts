import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { alarmLetter } from './alarm-letter';
import { AlarmLettersRepository, type DueLetter, type LetterEnd, type LetterFacts } from './alarm-letters.repository';
import { SendingMailboxes } from './sending-mailboxes.service';

const AT_ONCE = 20;
const STALE_MS = 5 * 60_000;
const FIRST_WAIT_MS = 30_000;
const ATTEMPTS_AT_MOST = 8;

/** Sends letters about alarms, by any mailbox but the one in trouble. */
@Injectable()
export class AlarmLetters {
  constructor(
    private readonly repository: AlarmLettersRepository,
    private readonly mailboxes: SendingMailboxes,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers when the next letter is due. */
  async sendDue(): Promise<Date | null> {
    const now = this.clock.now();
    await this.repository.markStale(new Date(now.getTime() - STALE_MS));
    for (const letter of await this.repository.claim(now, AT_ONCE))
      await this.repository.end(letter, await this.send(letter), this.clock.now());
    return this.repository.nextDueAt();
  }

  private async send(letter: DueLetter): Promise<LetterEnd> {
    const facts = await this.repository.facts(letter.id);
    if (!facts || (letter.kind === 'raised' && facts.endedAt)) return { state: 'not_needed' };
    let again: string | null = null;
    let refused = 'no_mailbox';
    for (const from of await this.mailboxes.thatSend(facts.inboxId)) {
      const outcome = await this.mailboxes.send(from, this.messageOf(letter, facts, from.address));
      if (outcome.state === 'sent') return { state: 'sent', from: from.id };
      if (outcome.state === 'unknown') return outcome;
      if (outcome.state === 'retry') again = outcome.error;
      else refused = outcome.error;
    }
    if (again === null || letter.attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: again ?? refused };
    const wait = FIRST_WAIT_MS * 2 ** (letter.attempts - 1);
    return { state: 'queued', error: again, dueAt: new Date(this.clock.now().getTime() + wait) };
  }

  private messageOf(letter: DueLetter, facts: LetterFacts, from: string) {
    const { subject, text } = alarmLetter(letter.kind, facts, this.config.publicUrl);
    return {
      messageId: `<${letter.id}@${from.split('@')[1]}>`,
      to: { externalId: facts.address, name: facts.name },
      cc: [],
      from: { name: facts.company },
      replyTo: null,
      subject,
      text,
      html: null,
      inReplyTo: null,
      references: [],
      attachments: [],
      automatic: true,
    };
  }
}
