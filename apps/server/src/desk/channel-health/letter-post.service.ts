import { Injectable } from '@nestjs/common';
import type { WrittenFile } from '#channels';
import { Clock } from '../../platform/clock/clock';
import { SendingMailboxes } from './sending-mailboxes.service';

const AT_ONCE = 20;
const STALE_MS = 5 * 60_000;
const FIRST_WAIT_MS = 30_000;
const ATTEMPTS_AT_MOST = 8;

/** A row of an outbox for colleagues: no ticket and no contact is behind it. */
export interface ClaimedLetter {
  id: string;
  attempts: number;
}
export interface DeskLetter {
  to: { address: string; name: string };
  company: string;
  subject: string;
  text: string;
  html?: string;
  written?: WrittenFile[];
  /** The inbox that the letter is about, which can't be trusted to send it. */
  exceptInboxId: string | null;
}
export type LetterEnd =
  | { state: 'sent'; from: string }
  | { state: 'failed' | 'unknown'; error: string }
  | { state: 'queued'; error: string; dueAt: Date }
  | { state: 'not_needed' };

/** Where a kind of letter is kept. */
export interface LetterRows<L extends ClaimedLetter> {
  /** Those taken before that were never ended may have gone out: they are marked unknown (decision 0006). */
  markStale(before: Date): Promise<void>;
  claimNext(now: Date): Promise<L | null>;
  end(letter: L, end: LetterEnd, now: Date): Promise<void>;
  nextDueAt(): Promise<Date | null>;
}

/** Sends what the desk writes to its own people, by the first of the company's mailboxes that works. */
@Injectable()
export class LetterPost {
  constructor(
    private readonly mailboxes: SendingMailboxes,
    private readonly clock: Clock,
  ) {}

  /** `write` answers null for a letter that nobody needs any more. Answers when the next one is due. */
  async sendDue<L extends ClaimedLetter>(
    rows: LetterRows<L>,
    write: (letter: L) => Promise<DeskLetter | null>,
  ): Promise<Date | null> {
    const now = this.clock.now();
    await rows.markStale(new Date(now.getTime() - STALE_MS));
    // One at a time: a process that dies leaves one letter whose end is not known, and none that it had not begun.
    for (let sent = 0; sent < AT_ONCE; sent += 1) {
      const claimed = await rows.claimNext(now);
      if (!claimed) break;
      const letter = await write(claimed);
      await rows.end(claimed, letter ? await this.post(claimed, letter) : { state: 'not_needed' }, this.clock.now());
    }
    return rows.nextDueAt();
  }

  private async post({ id, attempts }: ClaimedLetter, letter: DeskLetter): Promise<LetterEnd> {
    let again: string | null = null;
    let refused = 'no_mailbox';
    for (const from of await this.mailboxes.thatSend(letter.exceptInboxId)) {
      const outcome = await this.mailboxes.send(from, messageOf(id, letter, from.address));
      if (outcome.state === 'sent') return { state: 'sent', from: from.id };
      if (outcome.state === 'unknown') return outcome;
      if (outcome.state === 'retry') again = outcome.error;
      else refused = outcome.error;
    }
    if (again === null || attempts >= ATTEMPTS_AT_MOST) return { state: 'failed', error: again ?? refused };
    const wait = FIRST_WAIT_MS * 2 ** (attempts - 1);
    return { state: 'queued', error: again, dueAt: new Date(this.clock.now().getTime() + wait) };
  }
}

const messageOf = (id: string, { to, company, subject, text, html, written }: DeskLetter, from: string) => ({
  messageId: `<${id}@${from.split('@')[1]}>`,
  to: { externalId: to.address, name: to.name },
  cc: [],
  from: { name: company },
  replyTo: null,
  subject,
  text,
  html: html ?? null,
  inReplyTo: null,
  references: [],
  attachments: [],
  ...(written ? { written } : {}),
  automatic: true,
});
