import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { InboundMessage, RawInbound } from '#channels';
import { emailChannel, MailParseError } from '#channels/email';
import { DomainError } from '#domain';
import { CONFIG, type Config } from '../../platform/config/config';
import { newId } from '../../platform/database/uuid';
import { FileStore } from '../../platform/files/file-store';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';
import { AttachmentsService } from '../attachments/attachments.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService, type Duplicate, type Received } from './door.service';
import type { Incoming } from './incoming';
import { ticketOfToken } from '../tickets/reply-token';
import { PushedIntakeService } from './pushed-intake.service';
import { ReceiptsRepository, type WaitingReceipt } from './receipts.repository';

export const RECEIPTS = 'receipts';
const ATTEMPTS_AT_MOST = 5;
const PARSES_AT_MOST = 3;

/** Mail on its way in: the raw bytes are safe before anybody looks inside (law 2); then parsed and let through the door. */
@Injectable()
export class MailIntakeService {
  constructor(
    private readonly receipts: ReceiptsRepository,
    private readonly files: FileStore,
    private readonly inboxes: InboxesService,
    private readonly attachments: AttachmentsService,
    private readonly door: DoorService,
    private readonly pushed: PushedIntakeService,
    private readonly wake: Wake,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Resolves once the raw input is committed; only then may the channel acknowledge it. */
  async accept(inboxId: string, input: RawInbound): Promise<'stored' | 'duplicate'> {
    const file = await this.files.store(input.raw);
    const fresh = await this.receipts.insert({
      id: newId(),
      inboxId,
      externalId: input.externalId,
      rawSha256: file.sha256,
      rawSize: file.size,
      envelope: input.envelope,
      receivedAt: input.receivedAt,
    });
    if (fresh) this.wake.up(RECEIPTS);
    return fresh ? 'stored' : 'duplicate';
  }

  /** Lets in what is stored and waits, oldest first; answers how many were looked at. */
  async processWaiting(limit: number): Promise<number> {
    const waiting = await this.receipts.waiting(limit);
    for (const receipt of waiting) await this.process(receipt);
    return waiting.length;
  }

  /** Parses one stored mail and lets it in. What can't be read goes to quarantine with the reason; nothing is dropped. */
  async process(receipt: WaitingReceipt): Promise<Received | Duplicate | null> {
    const inbox = await this.inboxes.byId(receipt.inboxId);
    if (inbox.channel !== 'email') return this.pushed.process(receipt, inbox);
    const { externalId, receivedAt, envelope } = receipt;
    let raw: Buffer;
    let parsed: InboundMessage;
    try {
      raw = await readFile(this.files.path(receipt.rawSha256));
      parsed = await emailChannel.parse({ externalId, raw, receivedAt, envelope });
    } catch (error) {
      if (isBusyMachine(error) && receipt.attempts + 1 < PARSES_AT_MOST)
        await this.receipts.tryAgain(receipt.id, String(error));
      else await this.quarantine(receipt, 'unreadable', error);
      return null;
    }
    try {
      const received = await this.door.receive(await this.incoming(receipt, inbox, raw, parsed));
      if (received.duplicate) await this.receipts.markDuplicate(receipt.id, received);
      await this.inboxes.markInbound(inbox.id);
      return received;
    } catch (error) {
      if (isPassing(error)) throw error;
      if (receipt.attempts + 1 >= ATTEMPTS_AT_MOST) await this.quarantine(receipt, 'refused', error);
      else await this.receipts.tryAgain(receipt.id, String(error));
      return null;
    }
  }

  private async quarantine(receipt: WaitingReceipt, reason: string, error: unknown): Promise<void> {
    const code = (error as { code?: string }).code;
    await this.receipts.quarantine(receipt.id, code ? `${reason}:${code}` : reason, String(error).slice(0, 1000));
    this.metrics.quarantined.inc();
  }

  private async incoming(
    receipt: WaitingReceipt,
    inbox: Incoming['inbox'],
    raw: Buffer,
    parsed: InboundMessage,
  ): Promise<Incoming> {
    const attachmentIds: string[] = [];
    for (const file of parsed.attachments) attachmentIds.push((await this.attachments.keep(file)).id);
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
      attachmentIds,
      clientId: null,
      providerAt: parsed.providerAt,
      receivedAt: receipt.receivedAt,
      thread: {
        references: [...(bounced ? [bounced] : []), ...references].slice(0, 100),
        ticketNumbers: tokens.flatMap((token) => ticketOfToken(this.config.secretKey, token) ?? []),
        messageId,
      },
      contentKey: contentKey(messageId, raw),
    };
  }
}

/** The same mail through another mailbox or another uid; a re-used Message-ID over other words is another mail. */
function contentKey(messageId: string | null, raw: Buffer): string | null {
  if (!messageId) return null;
  const end = raw.indexOf('\r\n\r\n');
  const body = raw.subarray(end === -1 ? Math.max(0, raw.indexOf('\n\n')) : end);
  return createHash('sha256').update(messageId).update(body).digest('hex');
}

/** A parser that ran out of time may have been a machine with too much to do; a hostile mail costs it no more than this. */
const isBusyMachine = (error: unknown): boolean => error instanceof MailParseError && error.code !== 'unreadable';

/** The machine's trouble, not the mail's: it is tried again without counting. */
const isPassing = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'database_unavailable' || error.code === 'overloaded');
