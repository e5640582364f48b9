import { DomainError } from '../errors';

export type SheetEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

// eslint-disable-next-line no-control-regex -- control characters are what tells a wrong encoding
const CONTROL = /[\u0000-\u0008\u000e-\u001f\ufffd]/;

/**
 * The text of a sheet's bytes: by its byte-order mark, else UTF-16 where every second byte is empty, else UTF-8 where it is
 * that throughout, else GB18030 (which GBK and GB2312 are part of), as Excel writes it in China. Throws `sheet_empty`,
 * `sheet_encoding_unknown`, `sheet_not_a_sheet` where the text holds what no sheet does.
 */
export function decodeSheet(bytes: Uint8Array): { text: string; encoding: SheetEncoding } {
  if (bytes.length === 0) throw new DomainError('sheet_empty');
  for (const encoding of candidates(bytes)) {
    const text = decoded(bytes, encoding);
    if (text === null) continue;
    if (text.trim() === '') throw new DomainError('sheet_empty');
    if (CONTROL.test(text)) throw new DomainError('sheet_not_a_sheet');
    return { text, encoding };
  }
  throw new DomainError('sheet_encoding_unknown');
}

function candidates(bytes: Uint8Array): SheetEncoding[] {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return ['utf-16le'];
  if (a === 0xfe && b === 0xff) return ['utf-16be'];
  const begin = bytes.subarray(0, 400);
  const empty = (odd: number) => begin.filter((byte, i) => i % 2 === odd && byte === 0).length;
  // Commas and digits of a UTF-16 sheet have an empty half, always the same one.
  if (empty(1) > begin.length / 8 && empty(0) === 0) return ['utf-16le'];
  if (empty(0) > begin.length / 8 && empty(1) === 0) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decoded(bytes: Uint8Array, encoding: SheetEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
