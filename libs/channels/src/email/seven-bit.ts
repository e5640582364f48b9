import { TextDecoder } from 'node:util';

// Charsets that shift between sets with plain ASCII bytes. TextDecoder knows none of them, old mail is full of them.
const gb = new TextDecoder('gb18030');
const korean = new TextDecoder('euc-kr');

/** The text of HZ (RFC 1843), ISO-2022-KR (RFC 1557) and UTF-7 (RFC 2152), null for every other label. */
export function decodeSevenBit(bytes: Uint8Array, label: string): string | null {
  if (/^(hz|hz-gb-2312|hzgb2312)$/.test(label)) return gb.decode(fromHz(bytes));
  if (/^(cs)?iso-?2022-?kr$/.test(label)) return korean.decode(fromShifts(bytes));
  if (/^((x-)?unicode-\d-\d-)?utf-?7$/.test(label)) return fromUtf7(Buffer.from(bytes).toString('latin1'));
  return null;
}

/** True for text that switches to Japanese by the escapes of ISO-2022-JP. */
export function looksShifted(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  return false;
}

/** `~{` opens GB 2312 pairs with their high bits taken away, `~}` or the end of the line closes them. */
function fromHz(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const pair = bytes[i] === 0x7e ? bytes[i + 1] : undefined;
    if (pair === 0x7b || pair === 0x7d) high = pair === 0x7b ? 0x80 : 0;
    else if (pair === 0x7e) out.push(0x7e);
    else if (pair !== 0x0a) {
      if (bytes[i] === 0x0a) high = 0;
      out.push(bytes[i]! > 0x20 ? bytes[i]! | high : bytes[i]!);
      continue;
    }
    i++;
  }
  return Uint8Array.from(out);
}

function fromShifts(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x0e || byte === 0x0f) high = byte === 0x0e ? 0x80 : 0;
    else if (byte === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29) i += 3;
    else out.push(byte > 0x20 ? byte | high : byte);
  }
  return Uint8Array.from(out);
}

function fromUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, units: string) =>
    units === '' ? '+' : utf16(Buffer.from(units, 'base64')),
  );
}

function utf16(bytes: Buffer): string {
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le');
}
