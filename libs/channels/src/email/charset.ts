import { TextDecoder } from 'node:util';

/**
 * Decoding of bytes whose charset label is missing, wrong or unknown. Chinese mail is full of all three.
 */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Labels that mailers put on anything: a lie as often as not once bytes above 0x7F appear. */
const untrusted =
  /^(us-ascii|ascii|ansi_x3\.4-1968|iso-?8859-?1|latin1|windows-1252|cp1252|x-unknown|unknown-8bit|unknown|default|binary|8bit)?$/;

/** GB2312 and GBK are subsets of GB18030; mailers label the larger set with the smaller name. */
const aliases: Record<string, string> = {
  gb2312: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  'euc-cn': 'gb18030',
  'gb18030-2000': 'gb18030',
  cp950: 'big5',
  'x-big5': 'big5',
  utf8: 'utf-8',
  'utf-8mb4': 'utf-8',
  cp65001: 'utf-8',
  'iso-2022-jp-2': 'iso-2022-jp',
  cp1252: 'windows-1252',
};

/**
 * Turns mail bytes into text.
 * @param bytes content after transfer decoding
 * @param declared the charset the sender wrote, null when none
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null): string {
  return decoderOf(chooseCharset(bytes, declared)).decode(bytes);
}

/**
 * Decides which charset really fits the bytes: the declared one when it can be believed, else what the bytes look like.
 * Always answers a label that TextDecoder knows.
 */
export function chooseCharset(bytes: Uint8Array, declared: string | null): string {
  const named = knownLabel(declared);
  const sample = bytes.subarray(0, 65_536);
  if (startsWithUtf8Mark(bytes)) return 'utf-8';
  if (!hasHighBytes(sample)) return named ?? 'utf-8';
  // An escape-driven or two-byte charset says nothing by its high bytes: believe the sender.
  if (named && /^(iso-2022-jp|utf-16|utf-16le|utf-16be)$/.test(named)) return named;
  const isUtf8 = fitsUtf8(sample);
  if (!named) return isUtf8 ? 'utf-8' : (guessEastAsian(sample) ?? 'windows-1252');
  if (named === 'utf-8') return isUtf8 ? 'utf-8' : (guessEastAsian(sample) ?? 'utf-8');
  // Short GBK words can be valid UTF-8 by accident (牛 is C5 A3), Chinese in UTF-8 practically never is valid GBK prose.
  return isUtf8 && /[\u3000-\u9fff\uff00-\uffef]/.test(decoderOf('utf-8').decode(sample)) ? 'utf-8' : named;
}

/** The charset of raw 8-bit header lines, which carry no label of their own; `hint` is what the body declares. */
export function decodeHeaderBytes(bytes: Uint8Array, hint: string | null): string {
  const named = knownLabel(hint);
  if (named && named !== 'utf-8' && !fitsUtf8(bytes)) return decoderOf(named).decode(bytes);
  return decodeBytes(bytes, null);
}

function knownLabel(declared: string | null): string | null {
  const label = (declared ?? '')
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (untrusted.test(label)) return null;
  const alias = aliases[label] ?? label;
  return tryDecoder(alias) ? alias : null;
}

const decoders = new Map<string, TextDecoder | null>();

function tryDecoder(label: string): TextDecoder | null {
  // The label comes from a stranger: only what TextDecoder accepts is remembered, so the map stays small.
  const known = decoders.get(label);
  if (known) return known;
  try {
    const decoder = new TextDecoder(label);
    decoders.set(label, decoder);
    return decoder;
  } catch {
    return null;
  }
}

function decoderOf(label: string): TextDecoder {
  return tryDecoder(label) ?? new TextDecoder();
}

function startsWithUtf8Mark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function hasHighBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** True for UTF-8, also when a few bytes are broken or the sample ends inside a character. */
function fitsUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    const text = decoderOf('utf-8').decode(bytes);
    const broken = text.split('\ufffd').length - 1;
    const good = text.replace(/[\p{ASCII}\ufffd]/gu, '').length;
    return good > broken * 10;
  }
}

interface PairCount {
  pairs: number;
  gb: number;
  big5: number;
}

/**
 * GB18030 or Big5 by the share of pairs that fall into the block of each set's frequent characters:
 * GB2312 level 1 is B0-D7 with a high second byte, Big5 level 1 is A4-C6 where half of the second bytes are low.
 */
function guessEastAsian(bytes: Uint8Array): 'gb18030' | 'big5' | null {
  const { pairs, gb, big5 } = countPairs(bytes);
  if (pairs === 0) return null;
  const lowSecond = big5 / pairs;
  if (lowSecond > 0.15 && gb / pairs < 0.75) return 'big5';
  return gb / pairs > 0.5 ? 'gb18030' : null;
}

function countPairs(bytes: Uint8Array): PairCount {
  const count: PairCount = { pairs: 0, gb: 0, big5: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i]!;
    if (first < 0x81) continue;
    const second = bytes[++i] ?? 0;
    count.pairs++;
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1) count.gb++;
    if (first >= 0xa4 && first <= 0xc6 && second >= 0x40 && second <= 0x7e) count.big5++;
  }
  return count;
}
