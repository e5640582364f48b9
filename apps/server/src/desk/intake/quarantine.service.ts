import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { QuarantineItem } from '#contract';
import { DomainError } from '#domain';
import { RawInputs } from '../../platform/files/raw-inputs';
import { AttachmentsService } from '../attachments/attachments.service';
import { InboxesService } from '../inboxes/inboxes.service';
import { DoorService } from './door.service';
import { InputsService } from './inputs.service';
import { ReceiptsRepository, type WaitingReceipt } from './receipts.repository';

/** Inputs nobody could read: kept, shown, tried again, or turned into a ticket by hand. */
@Injectable()
export class QuarantineService {
  constructor(
    private readonly receipts: ReceiptsRepository,
    private readonly inputs: InputsService,
    private readonly door: DoorService,
    private readonly inboxes: InboxesService,
    private readonly attachments: AttachmentsService,
    private readonly raws: RawInputs,
  ) {}

  list(): Promise<QuarantineItem[]> {
    return this.receipts.quarantined();
  }

  async retry(id: string): Promise<{ outcome: 'done' | 'quarantined'; ticketNumber: number | null }> {
    const received = await this.inputs.process(await this.quarantined(id));
    const ticketNumber = received && !received.duplicate ? received.ticket.number : null;
    return { outcome: received ? 'done' : 'quarantined', ticketNumber };
  }

  /** The raw input as a file on a new ticket, so that a person can deal with it. */
  async openTicket(id: string): Promise<{ ticketNumber: number }> {
    const receipt = await this.quarantined(id);
    const raw = await this.raws.read(receipt);
    const file = await this.attachments.keep({ name: 'message.eml', content: raw, inline: false, contentId: null });
    const sender =
      typeof receipt.envelope.mailFrom === 'string' && receipt.envelope.mailFrom ? receipt.envelope.mailFrom : null;
    const received = await this.door.receive({
      inbox: await this.inboxes.byId(receipt.inboxId),
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: { externalId: sender ?? `unreadable:${receipt.id}`, name: null, email: sender, phone: null },
      text: raw.subarray(0, 2000).toString('latin1'),
      freshText: '',
      html: null,
      subject: null,
      automatic: 'unreadable',
      attachmentIds: [file.id],
      clientId: null,
      providerAt: null,
      receivedAt: receipt.receivedAt,
      thread: { key: null, references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    });
    if (received.duplicate) throw new DomainError('quarantine_not_retryable');
    return { ticketNumber: received.ticket.number };
  }

  async dismiss(id: string, reason: string): Promise<void> {
    if (!(await this.receipts.dismiss(id, reason))) throw new DomainError('quarantine_not_retryable');
  }

  /** As it came; throws `not_found`. */
  async raw(id: string): Promise<Readable> {
    const receipt = await this.receipts.one(id);
    if (!receipt?.rawSha256) throw new DomainError('not_found');
    return this.raws.open(receipt);
  }

  private async quarantined(id: string): Promise<WaitingReceipt> {
    const receipt = await this.receipts.one(id);
    if (!receipt) throw new DomainError('not_found');
    if (receipt.state !== 'quarantined') throw new DomainError('quarantine_not_retryable', { state: receipt.state });
    return receipt;
  }
}
