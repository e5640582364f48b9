import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { type ApiInbound, NotAMessage, readMessage } from '#channels/api';
import { FileStore } from '../../platform/files/file-store';
import { AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { ApiTurns } from './api-turns';
import { ApiRepository } from './api.repository';

export const FILE_UNKNOWN = 'file_unknown';

/** Reads what a program posted: who it is, what was said, its files, and its place in the contact's line. */
@Injectable()
export class ApiReader implements Reader {
  constructor(
    private readonly turns: ApiTurns,
    private readonly repository: ApiRepository,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming> {
    const inbound = readOrRefuse(raw);
    const { conversation, clientId, sequence } = inbound;
    const attachmentIds = await this.filesOf(inbox.id, inbound);
    const line = { inboxId: inbox.id, contact: inbound.from.externalId, conversation };
    if (sequence !== null) await this.turns.wait(receipt, line, sequence);
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: inbound.from,
      text: inbound.text,
      freshText: inbound.freshText,
      html: inbound.html,
      subject: inbound.subject,
      automatic: null,
      attachmentIds,
      clientId: null,
      providerAt: inbound.providerAt,
      receivedAt: receipt.receivedAt,
      thread: { key: conversation, references: [], ticketNumbers: [], messageId: null },
      // By the program's own id the same message is known however often, and in however many requests, it comes.
      contentKey: `api ${inbox.id} ${clientId}`,
    };
  }

  /** In the order in which they were named. */
  private async filesOf(inboxId: string, { files }: ApiInbound): Promise<string[]> {
    const uploads = await this.repository.uploads(
      inboxId,
      files.flatMap((file) => ('fileId' in file ? [file.fileId] : [])),
    );
    const ids: string[] = [];
    for (const file of files) {
      const sha256 = 'fileId' in file ? uploads.get(file.fileId) : null;
      if (sha256 === undefined) throw new Unreadable(FILE_UNKNOWN, `no upload for ${file.name}`);
      const content = 'content' in file ? file.content : await readFile(this.files.path(sha256!));
      ids.push((await this.attachments.keep({ name: file.name, content, inline: false, contentId: null })).id);
    }
    return ids;
  }
}

function readOrRefuse(raw: Buffer): ApiInbound {
  try {
    return readMessage(raw);
  } catch (error) {
    throw error instanceof NotAMessage ? new Unreadable('not_a_message', error.message) : error;
  }
}
