import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage } from '#channels';
import { emailChannel, MailParseError } from '#channels/email';
import { CONFIG, type Config } from '../../platform/config/config';
import { AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { ticketOfToken } from '../tickets/reply-token';

const PARSES_AT_MOST = 3;

/** Reads stored mail: who wrote it, what is new in it, its files, and the thread it goes on. */
@Injectable()
export class MailReader implements Reader {
  constructor(
    private readonly attachments: AttachmentsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming> {
    const parsed = await parse(receipt, raw);
    const { references, tokens, messageId } = parsed.threading;
    const bounced = parsed.bounce?.originalMessageId;
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: parsed.from,
      text: parsed.text,
      freshText: parsed.freshText,
      html: parsed.html,
      subject: parsed.subject,
      automatic: parsed.automatic,
      attachmentIds: await this.keep(parsed),
      clientId: null,
      providerAt: parsed.providerAt,
      receivedAt: receipt.receivedAt,
      history: receipt.envelope.history === true,
      thread: {
        key: null,
        references: [...(bounced ? [bounced] : []), ...references].slice(0, 100),
        ticketNumbers: tokens.flatMap((token) => ticketOfToken(this.config.secretKey, token) ?? []),
        messageId,
      },
      contentKey: contentKey(messageId, raw),
    };
  }

  private async keep({ attachments }: InboundMessage): Promise<string[]> {
    const ids: string[] = [];
    for (const file of attachments) ids.push((await this.attachments.keep(file)).id);
    return ids;
  }
}

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
