/** What every dictionary starts with (MS-OXRTFCP 2.1.2.1). */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const SIZE = 4096;
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
const HEADER = 16;
const LONGEST = 4 * 1024 * 1024;

/** The RTF inside a PidTagRtfCompressed value, null when it is none. A damaged one gives what stands before the damage. */
export function openRtf(value: Buffer): string | null {
  if (value.length < HEADER) return null;
  const kind = value.readUInt32LE(8);
  if (kind === PLAIN) return value.subarray(HEADER, HEADER + LONGEST).toString('latin1');
  if (kind !== COMPRESSED) return null;
  return decompress(value.subarray(HEADER), Math.min(value.readUInt32LE(4), LONGEST)).toString('latin1');
}

/** Runs of eight literals or references into a ring of 4,096 bytes; a reference to the ring's own end closes the text. */
function decompress(bytes: Buffer, size: number): Buffer {
  const ring = Buffer.alloc(SIZE);
  DICTIONARY.copy(ring);
  let end = DICTIONARY.length;
  const out: number[] = [];
  const put = (byte: number): void => {
    out.push(byte);
    ring[end] = byte;
    end = (end + 1) % SIZE;
  };
  for (let at = 0; at < bytes.length && out.length < size;) {
    const control = bytes[at++]!;
    for (let bit = 0; bit < 8 && at < bytes.length && out.length < size; bit++) {
      if (!(control & (1 << bit))) {
        put(bytes[at++]!);
        continue;
      }
      if (at + 1 >= bytes.length) return Buffer.from(out);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const offset = reference >> 4;
      if (offset === end) return Buffer.from(out);
      for (let i = 0; i < (reference & 0xf) + 2; i++) put(ring[(offset + i) % SIZE]!);
    }
  }
  return Buffer.from(out);
}
