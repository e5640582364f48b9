import type { FastifyReply } from 'fastify';
import { type FileStore } from '../../platform/files/file-store';
import { isShowable, picturePreview } from '../../platform/files/media';
import type { AttachmentRecord } from './attachments.service';

/** Headers under which a stranger's file can do nothing: no script, no sniffing, no frame, its real type. */
const HARMLESS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, max-age=31536000, immutable',
};

const disposition = (kind: string, name: string): string =>
  `${kind}; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`;

export async function serveFile(reply: FastifyReply, files: FileStore, file: AttachmentRecord): Promise<void> {
  const inPlace = isShowable(file.mediaType);
  await reply
    .headers({
      ...HARMLESS,
      'content-disposition': disposition(inPlace ? 'inline' : 'attachment', file.name),
      'content-length': file.size,
    })
    .type(inPlace ? file.mediaType : 'application/octet-stream')
    .send(files.open(file.sha256));
}

export async function servePreview(reply: FastifyReply, files: FileStore, file: AttachmentRecord): Promise<void> {
  if (!isShowable(file.mediaType)) return serveFile(reply, files, file);
  // Made first: a refusal must not carry a picture's headers.
  const picture = await picturePreview(files.path(file.sha256));
  await reply
    .headers({ ...HARMLESS, 'content-disposition': 'inline' })
    .type('image/webp')
    .send(picture);
}
