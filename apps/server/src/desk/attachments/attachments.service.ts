import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Attachment } from '#contract';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { FileStore, type StoredFile } from '../../platform/files/file-store';
import { pictureSize, realType, safeName } from '../../platform/files/media';

export interface Uploader {
  kind: 'agent' | 'contact';
  id: string;
}

export interface AttachmentRecord {
  id: string;
  sha256: string;
  name: string;
  mediaType: string;
  size: number;
  width: number | null;
  height: number | null;
  inline: boolean;
  ticketId: string | null;
  uploaderId: string | null;
}

const COLUMNS = `id, sha256, name, media_type as "mediaType", size::int, width, height, inline, ticket_id as "ticketId", uploader_id as "uploaderId"`;

@Injectable()
export class AttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Streams an upload to disk. It belongs to its uploader alone until a message takes it. */
  async upload(by: Uploader, name: string, content: Readable): Promise<Attachment> {
    const file = await this.files.storeStream(content, this.config.maxUploadBytes);
    if (file.size === 0) throw new DomainError('invalid_input', { field: 'file' });
    return this.describe(file, { name, by, inline: false, contentId: null });
  }

  /** Keeps a file that came inside a message; its size was bounded by the message. */
  async keep({
    content,
    ...about
  }: {
    content: Buffer;
    name: string;
    inline: boolean;
    contentId: string | null;
  }): Promise<Attachment> {
    return this.describe(await this.files.store(content), { ...about, by: null });
  }

  private async describe(
    file: StoredFile,
    about: { name: string; by: Uploader | null; inline: boolean; contentId: string | null },
  ): Promise<Attachment> {
    const path = this.files.path(file.sha256);
    const mediaType = await realType(path, about.name);
    const picture = await pictureSize(path, mediaType);
    const view: Attachment = {
      id: newId(),
      name: safeName(about.name),
      mediaType,
      size: file.size,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      inline: about.inline,
    };
    await this.database.rows(
      `insert into attachment (id, sha256, name, media_type, size, width, height, inline, content_id, uploader_kind, uploader_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[view.id, file.sha256, view.name, view.mediaType, view.size, view.width, view.height, view.inline],
        ...[about.contentId, about.by?.kind ?? 'desk', about.by?.id ?? null, this.clock.now()],
      ],
    );
    return view;
  }

  /** Takes uploads into a message, or what is of no ticket, in the order asked for; somebody else's or used ones are refused. */
  async take(
    sql: Sql,
    by: Uploader | null,
    ids: readonly string[],
    ticketId: string | null,
    messageId: string,
  ): Promise<Attachment[]> {
    if (ids.length === 0) return [];
    const taken = await sql.rows<AttachmentRecord>(
      `update attachment set ticket_id = $3, message_id = $4
       where id = any($1) and message_id is null and uploader_id is not distinct from $2 returning ${COLUMNS}`,
      [ids, by?.id ?? null, ticketId, messageId],
    );
    const byId = new Map(taken.map((t) => [t.id, t]));
    return ids.map((id) => {
      const found = byId.get(id);
      if (!found) throw new DomainError('attachment_unknown', { id });
      const { sha256: _s, ticketId: _t, uploaderId: _u, ...view } = found;
      return view;
    });
  }

  async record(id: string): Promise<AttachmentRecord> {
    const found = await this.database.row<AttachmentRecord>(`select ${COLUMNS} from attachment where id = $1`, [id]);
    if (!found) throw new DomainError('not_found');
    return found;
  }

  /** True when a contact may read it: it stands in a public message of one of the contact's tickets. */
  async isPublicFor(id: string, contactId: string): Promise<boolean> {
    const found = await this.database.row(
      `select 1 from attachment a join ticket t on t.id = a.ticket_id join message m on m.id = a.message_id
       where a.id = $1 and t.contact_id = $2 and m.kind <> 'note'`,
      [id, contactId],
    );
    return found !== null;
  }

  async ofMessage(messageId: string): Promise<(AttachmentRecord & { contentId: string | null })[]> {
    return this.database.rows(
      `select ${COLUMNS}, content_id as "contentId" from attachment where message_id = $1 order by id`,
      [messageId],
    );
  }
}
