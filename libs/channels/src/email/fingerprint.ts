import { createHash } from 'node:crypto';
import { messageIdOf } from './threading';

/** What identifies a raw mail without parsing its body. */
export interface Fingerprint {
  messageId: string | null;
  /** Of the body alone: two copies of one mail differ in their trace headers. */
  bodySha256: string;
}

const longestHeaders = 256 * 1024;

/** Reads Message-ID and the hash of the body from raw mail. Line ends and trailing empty lines make no difference. */
export function fingerprint(raw: Buffer): Fingerprint {
  const { headers, body } = splitRaw(raw);
  return { messageId: messageIdOf(headerOf(headers, 'message-id')), bodySha256: bodyHash(body) };
}

/**
 * The external id of a mail that came by SMTP. A client that repeats after a lost answer gets the same id; the same
 * Message-ID with another body or subject gets another one (ANCHORS 2.A row 6). Without a Message-ID all headers
 * count, or two equal short mails of one sender would be taken for one.
 */
export function smtpExternalId(raw: Buffer, mailFrom: string, inboxKey: string): string {
  const { headers, body } = splitRaw(raw);
  const messageId = messageIdOf(headerOf(headers, 'message-id'));
  const headersThatCount = messageId ? (headerOf(headers, 'subject') ?? '') : headers;
  const parts = [mailFrom.toLowerCase(), messageId, headersThatCount, bodyHash(body), inboxKey];
  return `smtp:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

/** Header block as Latin-1 text and the bytes after the first empty line. */
function splitRaw(raw: Buffer): { headers: string; body: Buffer } {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
  if (end < 0) return { headers: raw.toString('latin1', 0, longestHeaders), body: Buffer.alloc(0) };
  const gap = end === crlf ? 4 : 2;
  return { headers: raw.toString('latin1', 0, Math.min(end, longestHeaders)), body: raw.subarray(end + gap) };
}

function headerOf(headers: string, name: string): string | null {
  const lines = headers.split(/\r?\n/);
  const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  if (at < 0) return null;
  let value = lines[at]!.slice(name.length + 1);
  for (let i = at + 1; i < lines.length && /^[ \t]/.test(lines[i]!); i++) value += lines[i];
  return value.trim();
}

function bodyHash(body: Buffer): string {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end--;
  const hash = createHash('sha256');
  for (let start = 0; start < end;) {
    const lineEnd = body.indexOf('\r\n', start);
    const stop = lineEnd < 0 || lineEnd >= end ? end : lineEnd;
    hash.update(body.subarray(start, stop));
    if (stop < end) hash.update('\n');
    start = stop < end ? stop + 2 : end;
  }
  return hash.digest('hex');
}
