import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ApiFile } from '#channels/api';
import type { Attachment } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { newId } from '../../platform/database/uuid';
import { FileStore } from '../../platform/files/file-store';
import { type AttachmentRecord, AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { ApiInboxes } from './api-inboxes.service';
import { pathOf, type StoredApi } from './api-settings';
import { ApiRepository } from './api.repository';

const LINK_MS = 3_600_000;

/** Files on their way: uploaded before a message names them, and fetched by links that work for an hour. */
@Injectable()
export class ApiFiles {
  constructor(
    private readonly inboxes: ApiInboxes,
    private readonly repository: ApiRepository,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Streams to disk while hashing; what isn't signed over its hash is not kept. */
  async upload(inbox: InboxRecord, request: FastifyRequest): Promise<{ fileId: string; size: number; sha256: string }> {
    const checked = this.checked(inbox, request);
    pipeline(request.body as Readable, checked, () => undefined);
    const { sha256, size } = await this.files.storeStream(checked, this.config.maxUploadBytes);
    if (size === 0) throw new DomainError('invalid_input', { field: 'file' });
    const fileId = newId();
    await this.repository.keepUpload({ id: fileId, inboxId: inbox.id, sha256, size, at: this.clock.now() });
    return { fileId, size, sha256 };
  }

  linkOf({ settings }: InboxRecord, { id, name, mediaType, size }: Attachment): ApiFile {
    const expiresAt = new Date(Math.floor((this.clock.now().getTime() + LINK_MS) / 1000) * 1000);
    const expires = String(expiresAt.getTime() / 1000);
    const path = `${pathOf((settings as unknown as StoredApi).hookKey)}/files/${id}?expires=${expires}&signature=${this.signature(id, expires)}`;
    const url = this.config.publicUrl ? new URL(path, this.config.publicUrl).toString() : path;
    return { name, mediaType, size, url, expiresAt: expiresAt.toISOString() };
  }

  /** The file behind a link of ours; throws `callback_refused` when the link is not ours or is too old. */
  async byLink(inbox: InboxRecord, id: string, expires: string, signature: string): Promise<AttachmentRecord> {
    const [expected, given] = [this.signature(id, expires), signature].map((text) => Buffer.from(text));
    if (expected!.length !== given!.length || !timingSafeEqual(expected!, given!))
      throw new DomainError('callback_refused', { reason: 'wrong_signature' });
    if (Number(expires) * 1000 < this.clock.now().getTime())
      throw new DomainError('callback_refused', { reason: 'link_expired' });
    if (!(await this.repository.isOfInbox(id, inbox.id))) throw new DomainError('not_found');
    return this.attachments.record(id);
  }

  private checked(inbox: InboxRecord, request: FastifyRequest): Transform {
    const hash = createHash('sha256');
    return new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        done(null, chunk);
      },
      flush: (done) => {
        const sha256 = hash.digest('hex');
        this.inboxes.provenLine(inbox, request, sha256).then(() => done(), done);
      },
    });
  }

  private signature(id: string, expires: string): string {
    return createHmac('sha256', this.config.secretKey).update(`api file ${id} ${expires}`).digest('hex');
  }
}
