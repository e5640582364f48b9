import { decodeHeaderBytes } from './charset';

/** The first header of that name in a raw mail, unfolded and with raw 8-bit text decoded; null when there is none. */
export function headField(mail: Uint8Array, name: string): string | null {
  const start = Buffer.from(mail.subarray(0, 64 * 1024)).toString('latin1');
  const head = start.split(/\r?\n\r?\n/, 1)[0]!.replace(/\r?\n(?=[ \t])/g, '');
  const line = head
    .split(/\r?\n/)
    .find((candidate) => candidate.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return line ? decodeHeaderBytes(Buffer.from(line.slice(name.length + 1), 'latin1'), null).trim() : null;
}
