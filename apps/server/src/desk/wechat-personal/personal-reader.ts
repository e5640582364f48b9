import { Injectable } from '@nestjs/common';
import type { InboundAttachment } from '#channels';
import { type PersonalInbound, readArrived } from '#channels/wechat-personal';
import { AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { LoginsRepository } from './logins.repository';

/**
 * Reads what a worker brought. Whoever speaks is the contact, in groups too: each has a ticket and a clock of their own there, and is
 * named in the answer.
 */
@Injectable()
export class PersonalReader implements Reader {
  /** Whether somebody in a group speaks to us hangs on what they said before. */
  readonly inOrder = true;

  constructor(
    private readonly logins: LoginsRepository,
    private readonly attachments: AttachmentsService,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }> {
    const read = parsed(raw);
    const kept = await this.noTicket(inbox, read);
    if (kept) return { kept };
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: read.from,
      text: read.text,
      freshText: read.freshText,
      html: null,
      subject: read.subject,
      automatic: null,
      attachmentIds: await this.keep(read.attachments),
      clientId: null,
      providerAt: read.providerAt,
      receivedAt: receipt.receivedAt,
      thread: { key: read.room?.id ?? '', references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    };
  }

  /** Why nobody asked us for anything: a broadcast, or people of a group among themselves. */
  private async noTicket({ id, settings }: InboxRecord, read: PersonalInbound): Promise<string | null> {
    const { room, from } = read;
    if (read.official) return 'official_account';
    if (!room || settings.rooms === 'all') return null;
    if (settings.rooms === 'off') return 'room:off';
    if (read.mentionsUs || (await this.logins.talksInRoom(id, from.externalId, room.id))) return null;
    return 'room:not_mentioned';
  }

  private async keep(files: InboundAttachment[]): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) ids.push((await this.attachments.keep(file)).id);
    return ids;
  }
}

function parsed(raw: Buffer): PersonalInbound {
  try {
    return readArrived(raw);
  } catch (error) {
    throw new Unreadable('no_message', String(error).slice(0, 500));
  }
}
