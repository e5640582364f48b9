import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotAMessage, readEvent, readMessage, type ApiMessage } from '#channels/api';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { InboxRecord } from '../inboxes/inbox.view';
import { type Accepted, InputsService } from '../intake/inputs.service';
import { wrongFields } from '../setup/refusals';
import { TicketsService } from '../tickets/tickets.service';
import { ApiFiles } from './api-files';
import { FILE_UNKNOWN } from './api-reader';
import { ApiRepository, type SpokenRow } from './api.repository';

/** What a program is answered: null where the message is stored and lands a moment later. */
export interface Posted {
  messageId: string | null;
  ticketNumber: number | null;
  seq: number | null;
}

export interface Page {
  messages: ApiMessage[];
  next: string | null;
}

/** One posted message: stored as it came, then read, let in, and answered with what it became. */
@Injectable()
export class ApiMessages {
  constructor(
    private readonly inputs: InputsService,
    private readonly repository: ApiRepository,
    private readonly files: ApiFiles,
    private readonly tickets: TicketsService,
    private readonly clock: Clock,
  ) {}

  /** `requestId` is the signed one: the same again, with the same bytes, answers what the first became. */
  async take(inbox: InboxRecord, requestId: string, raw: Buffer): Promise<Posted> {
    const accepted = await this.accept(inbox, requestId, raw);
    if (accepted.state === 'received') await this.inputs.process(accepted);
    fields(() => readMessage(raw));
    return this.answer(accepted.id);
  }

  /** What was refused before may come again, put right, under the same id; what was taken may not become something else. */
  private async accept(inbox: InboxRecord, requestId: string, raw: Buffer): Promise<Accepted> {
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const input = { raw, receivedAt: this.clock.now(), envelope: { requestId } };
    const accepted = await this.inputs.accept(inbox.id, { externalId: `req:${requestId}`, ...input });
    if (accepted.rawSha256 === sha256) return accepted;
    if (accepted.state !== 'quarantined' && accepted.state !== 'dismissed')
      throw new DomainError('client_id_reused', { field: 'webhook-id' });
    return this.inputs.accept(inbox.id, { externalId: `req:${requestId}:${sha256}`, ...input });
  }

  private async answer(receiptId: string): Promise<Posted> {
    const { state, reason, messageId, number, seq } = await this.repository.outcome(receiptId);
    if (state === 'quarantined' || state === 'dismissed')
      throw reason === `unreadable:${FILE_UNKNOWN}`
        ? new DomainError('attachment_unknown')
        : new DomainError('invalid_input', { reason });
    return { messageId, ticketNumber: number === null ? null : Number(number), seq };
  }

  /** What was said in a conversation after a place, for programs that ask instead of being told. */
  async since(
    inbox: InboxRecord,
    { contact, conversation, after, limit }: { contact: string; conversation: string; after?: string; limit: number },
  ): Promise<Page> {
    const rows = await this.repository.conversation(inbox.id, contact, conversation, placeOf(after), limit);
    const last = rows.at(-1);
    return {
      messages: rows.map((row) => this.view(inbox, row)),
      next: last ? `${last.number}.${last.seq}` : (after ?? null),
    };
  }

  async event(inbox: InboxRecord, raw: Buffer): Promise<void> {
    const { contact, messageId } = fields(() => readEvent(raw));
    const place = await this.repository.placeOf(inbox.id, contact.id, messageId);
    if (!place) throw new DomainError('not_found');
    const actor = { kind: 'contact' as const, id: place.contactId, name: place.name };
    await this.tickets.contactMarks(place.ticketId, actor, { deliveredSeq: place.seq, readSeq: place.seq });
  }

  view(inbox: InboxRecord, r: SpokenRow): ApiMessage {
    return {
      id: r.id,
      ticketNumber: Number(r.number),
      seq: r.seq,
      conversation: r.thread_key || null,
      contact: { id: r.contact, name: r.contact_name },
      from: { kind: r.author_kind, name: r.author_name },
      text: r.text,
      files: r.attachments.map((file) => this.files.linkOf(inbox, file)),
      createdAt: r.created_at.toISOString(),
    };
  }
}

function placeOf(after: string | undefined): { number: string; seq: number } {
  const place = /^(\d{1,18})\.(\d{1,9})$/.exec(after ?? '0.0');
  if (!place) throw new DomainError('invalid_input', { field: 'after' });
  return { number: place[1]!, seq: Number(place[2]) };
}

/** What a body does wrong, field by field. */
function fields<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof NotAMessage ? wrongFields(error.fields) : error;
  }
}
