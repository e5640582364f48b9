import { createReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';

export interface Served {
  path: string;
  size: number;
  mediaType: string;
}

/** Sends a file or the part of it that was asked for (RFC 9110, section 14), kept by nobody on the way. */
export async function servePart(reply: FastifyReply, file: Served, range: string | undefined): Promise<void> {
  const part = partOf(range, file.size);
  void reply.headers({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (part === 'none') return void (await reply.status(416).header('content-range', `bytes */${file.size}`).send());
  const { from, to } = part ?? { from: 0, to: file.size - 1 };
  if (part) void reply.status(206).header('content-range', `bytes ${from}-${to}/${file.size}`);
  await reply
    .header('content-length', to - from + 1)
    .type(file.mediaType)
    .send(createReadStream(file.path, { start: from, end: to }));
}

/** One range of bytes; null for the whole file, also where several ranges or none we know are asked for. */
export function partOf(range: string | undefined, size: number): { from: number; to: number } | 'none' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const [, first = '', last = ''] = asked;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to || from >= size ? 'none' : { from, to };
}
