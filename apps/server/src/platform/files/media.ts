import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { DomainError } from '#domain';

/** Types a browser may show in place; everything else is downloaded. SVG can carry script and is never among them. */
const SHOWABLE = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const TEXT_BY_NAME: Record<string, string> = {
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/plain',
  log: 'text/plain',
  json: 'application/json',
};

export const isShowable = (mediaType: string): boolean => SHOWABLE.has(mediaType);

/** The type the bytes have, whatever name or header says. Unknown bytes are plain text or octets. */
export async function realType(path: string, name: string): Promise<string> {
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  return (await looksLikeText(path))
    ? (TEXT_BY_NAME[name.split('.').pop()?.toLowerCase() ?? ''] ?? 'text/plain')
    : 'application/octet-stream';
}

async function looksLikeText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return bytesRead > 0 && !buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await file.close();
  }
}

const PIXELS_AT_MOST = 64_000_000;

/** Width and height of a picture; null when it isn't one or claims absurd sizes. */
export async function pictureSize(path: string, mediaType: string): Promise<{ width: number; height: number } | null> {
  if (!isShowable(mediaType)) return null;
  const meta = await sharp(path, { limitInputPixels: PIXELS_AT_MOST })
    .metadata()
    .catch(() => null);
  return meta?.width && meta.height ? { width: meta.width, height: meta.height } : null;
}

/** A small still of a picture, at most 480 pixels a side; throws `unsupported_media_type` when only its head is one. */
export const picturePreview = (path: string): Promise<Buffer> =>
  sharp(path, { limitInputPixels: PIXELS_AT_MOST })
    .rotate()
    .resize(480, 480, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer()
    .catch((cause: unknown) => {
      throw Object.assign(new DomainError('unsupported_media_type'), { cause });
    });

/** A file name without folders, controls, direction overrides or quotes, at most 120 characters; the ending is kept. */
export function safeName(given: string): string {
  const base = given.split(/[\\/]/).pop() ?? '';
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = base.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').trim();
  const name = clean.replace(/^\.+/, '') || 'file';
  if (name.length <= 120) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, 120 - ending.length) + ending;
}
