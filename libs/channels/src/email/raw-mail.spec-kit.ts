import { encode } from 'iconv-lite';
import { readMail, type MailEnvelope } from './read-mail';

type Bytes = string | Uint8Array;

/** Strings become UTF-8, everything is joined as it is. */
export const bytes = (...pieces: Bytes[]): Buffer => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

export const inCharset = (text: string, charset: string): Buffer => encode(text, charset);

export const base64 = (content: Bytes): string => Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');

export const word = (text: string, charset: string): string =>
  `=?${charset}?B?${encode(text, charset).toString('base64')}?=`;

/** Header lines and a body. Who writes and about what is given unless the headers say otherwise. */
export function mail(headers: string[], body: Bytes = '', defaults = true): Buffer {
  const has = (name: string) => headers.some((line) => line.toLowerCase().startsWith(`${name}:`));
  const given = ['From: 王芳 <wang@mail.example>', 'To: service@halfhour.example', 'Subject: order'];
  const missing = defaults ? given.filter((line) => !has(line.split(':')[0]!.toLowerCase())) : [];
  return bytes([...missing, ...headers].map((line) => `${line}\r\n`).join(''), '\r\n', body);
}

export function part(headers: string[], body: Bytes): Buffer {
  return bytes(headers.map((line) => `${line}\r\n`).join(''), '\r\n', body, '\r\n');
}

export function multipart(kind: string, parts: Bytes[], headers: string[] = [], boundary = 'b1'): Buffer {
  const joined = parts.flatMap((each) => [`--${boundary}\r\n`, each]);
  return mail(
    [...headers, `Content-Type: multipart/${kind}; boundary="${boundary}"`],
    bytes(...joined, `--${boundary}--\r\n`),
  );
}

export const text = (words: string): Buffer => part(['Content-Type: text/plain; charset=utf-8'], words);
export const html = (words: string): Buffer => part(['Content-Type: text/html; charset=utf-8'], words);

export const read = (raw: Buffer, envelope: Partial<MailEnvelope> = {}) =>
  readMail(raw, { mailFrom: null, rcptTo: [], truncated: false, ...envelope });
