import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '#channels';
import { emailChannel, MailParseError } from '#channels/email';
import { isOurs } from '#domain';
import type { MailFacts } from '#contract';
import { CONFIG, type Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/database';
import { AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InboxesService } from '../inboxes/inboxes.service';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { AddressTroubles } from '../mail-rules/address-troubles';
import { SpamJudge, trustedCheck } from '../spam/spam-judge.service';
import { ticketOfToken } from '../tickets/reply-token';
import { type Addressing, addressingOf } from './addressing';
import { BouncesService } from './bounces.service';
import { ForwardsService } from './forwards.service';
import { MailRepository } from './mail.repository';

const PARSES_AT_MOST = 3;

/** Reads stored mail: who wrote it to which of us, what is new in it, its files, and the thread it goes on. */
@Injectable()
export class MailReader implements Reader {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly inboxes: InboxesService,
    private readonly repository: MailRepository,
    private readonly forwards: ForwardsService,
    private readonly bounces: BouncesService,
    private readonly troubles: AddressTroubles,
    private readonly spam: SpamJudge,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }> {
    const parsed = await parse(receipt, raw);
    if (await this.isOwnCopy(parsed)) return { kept: 'own_copy' };
    const addressing = addressingOf(await this.inboxes.all(), inbox, parsed.recipients, deliveredTo(receipt));
    const check = trustedCheck(inbox, parsed);
    const author = await this.forwards.authorOf(parsed, check);
    const written = this.written(receipt, parsed);
    // What came before the desk was there is over, whatever it was.
    const spam = written.history ? null : await this.spam.judge(parsed, check);
    return {
      ...written,
      inbox: addressing.home,
      receivedIn: inbox.id,
      from: author ?? parsed.from,
      attachmentIds: await this.keep(parsed),
      mail: mailFacts(parsed, addressing, author, spam),
      contentKey: contentKey(parsed.threading.messageId, raw),
      spam,
      afterwards: (tx) => this.afterwards(tx, parsed),
    };
  }

  private written(receipt: WaitingReceipt, parsed: InboundMessage) {
    const { references, tokens, messageId } = parsed.threading;
    const bounced = parsed.bounce?.originalMessageId;
    const { text, freshText, html, subject, automatic, providerAt } = parsed;
    return {
      ...{ text, freshText, html, subject, automatic, providerAt },
      receiptId: receipt.id,
      externalId: receipt.externalId,
      receivedAt: receipt.receivedAt,
      history: receipt.envelope.history === true,
      clientId: null,
      thread: {
        key: null,
        references: [...(bounced ? [bounced] : []), ...references].slice(0, 100),
        ticketNumbers: tokens.flatMap((token) => ticketOfToken(this.config.secretKey, token) ?? []),
        messageId,
      },
    };
  }

  /** A letter of ours that came round to us: by a list, by our own name in copy, from a folder of sent mail. */
  private async isOwnCopy({ threading: { messageId }, from, automatic }: InboundMessage): Promise<boolean> {
    if (!messageId || !from.email || automatic === 'bounce') return false;
    if (!isOurs(from.email, await this.inboxes.ourAddresses())) return false;
    return (await this.repository.letter(messageId)) !== null;
  }

  private async afterwards(tx: Tx, { bounce, automatic, from }: InboundMessage): Promise<void> {
    if (bounce) await this.bounces.note(tx, bounce);
    // Who writes can be written to again.
    else if (!automatic && from.email) await this.troubles.clear(tx, from.email);
  }

  private async keep({ attachments }: InboundMessage): Promise<string[]> {
    const ids: string[] = [];
    for (const file of attachments) ids.push((await this.attachments.keep(file)).id);
    return ids;
  }
}

function mailFacts(
  parsed: InboundMessage,
  { ourAddress, otherInboxIds }: Addressing,
  author: InboundMessage['from'] | null,
  spam: object | null,
): MailFacts {
  const { from, recipients, replyTo = null, incomplete = [] } = parsed;
  return {
    ...{ ourAddress, otherInboxIds, replyTo, incomplete },
    from: (author ?? from).email,
    to: recipients.to.slice(0, 200),
    cc: recipients.cc.slice(0, 200),
    bcc: [],
    forwardedBy: author && from.email ? { name: from.name, email: from.email } : null,
    bounced: [],
    spam: spam && { ...spam },
    quotes: null,
  };
}

const deliveredTo = ({ envelope: { rcptTo } }: WaitingReceipt): string[] =>
  Array.isArray(rcptTo) ? rcptTo.filter((address) => typeof address === 'string') : [];

async function parse(receipt: WaitingReceipt, raw: Buffer): Promise<InboundMessage> {
  const { externalId, receivedAt, envelope } = receipt;
  try {
    return await emailChannel.parse({ externalId, raw, receivedAt, envelope });
  } catch (error) {
    if (isBusyMachine(error) && receipt.attempts + 1 < PARSES_AT_MOST) throw error;
    throw new Unreadable(error instanceof MailParseError ? error.code : 'unreadable', String(error));
  }
}

/**
 * The same mail through another mailbox or another uid; a re-used Message-ID over other words is another mail. Without a
 * Message-ID the whole mail counts, with the hour and the ways it came.
 */
function contentKey(messageId: string | null, raw: Buffer): string {
  if (!messageId) return createHash('sha256').update(raw).digest('hex');
  const end = raw.indexOf('\r\n\r\n');
  const body = raw.subarray(end === -1 ? Math.max(0, raw.indexOf('\n\n')) : end);
  return createHash('sha256').update(messageId).update(body).digest('hex');
}

/** A parser that ran out of time may have been a machine with too much to do; a hostile mail costs it no more than this. */
const isBusyMachine = (error: unknown): boolean => error instanceof MailParseError && error.code !== 'unreadable';
