import { TextDecoder } from 'node:util';
import { guessEastAsian } from './east-asian';
import { decodeSevenBit, looksShifted } from './seven-bit';

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
  'windows-65001': 'utf-8',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  gb18030_2000: 'gb18030',
  'gb-2312': 'gb18030',
  'gb2312-80': 'gb18030',
  'x-gb2312': 'gb18030',
  'x-gb18030': 'gb18030',
  'gb-18030': 'gb18030',
  'cn-gb': 'gb18030',
  chinesebig5: 'big5',
  'big-5': 'big5',
  'windows-950': 'big5',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  cp949: 'euc-kr',
  'x-windows-949': 'euc-kr',
  uhc: 'euc-kr',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  utf_8: 'utf-8',
  'unicode-2-0-utf-8': 'utf-8',
};

/**
 * Turns mail bytes into text.
 * @param bytes content after transfer decoding
 * @param declared the charset the sender wrote, null when none
 * @param hint what the rest of the mail is written in, for bytes without a believable label of their own
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null, hint: string | null = null): string {
  return decodeSevenBit(bytes, plainLabel(declared)) ?? decoderOf(chooseCharset(bytes, declared, hint)).decode(bytes);
}

/**
 * Decides which charset really fits the bytes: the declared one when it can be believed, else what the bytes look like.
 * Always answers a label that TextDecoder knows.
 */
export function chooseCharset(bytes: Uint8Array, declared: string | null, hint: string | null = null): string {
  const named = knownLabel(declared);
  const sample = bytes.subarray(0, 65_536);
  if (startsWithUtf8Mark(bytes)) return 'utf-8';
  if (!hasHighBytes(sample)) return looksShifted(sample) && named === null ? 'iso-2022-jp' : (named ?? 'utf-8');
  // An escape-driven or two-byte charset says nothing by its high bytes: believe the sender.
  if (named && /^(iso-2022-jp|utf-16|utf-16le|utf-16be)$/.test(named)) return named;
  const isUtf8 = fitsUtf8(sample);
  if (!named) return isUtf8 ? 'utf-8' : (fitting(sample, hint) ?? guessEastAsian(sample) ?? 'windows-1252');
  if (named === 'utf-8') return isUtf8 ? 'utf-8' : (fitting(sample, hint) ?? guessEastAsian(sample) ?? 'utf-8');
  // Short GBK words can be valid UTF-8 by accident (牛 is C5 A3), Chinese in UTF-8 practically never is valid GBK prose.
  return isUtf8 && /[\u3000-\u9fff\uff00-\uffef]/.test(decoderOf('utf-8').decode(sample)) ? 'utf-8' : named;
}

/** The hint, when it is a charset and these bytes are valid in it. */
function fitting(bytes: Uint8Array, hint: string | null): string | null {
  const named = knownLabel(hint);
  if (!named || named === 'utf-8') return null;
  // The sample may end inside a character.
  return /\ufffd(?!$)/.test(decoderOf(named).decode(bytes)) ? null : named;
}

/** Text that was decoded as Latin-1 although its bytes are Chinese, as names of files often are; all else as it is. */
export function repairedLatin(text: string): string {
  // eslint-disable-next-line no-control-regex -- every character of Latin-1 counts
  if (!/[\x80-\xff]{2}/.test(text) || !/^[\x00-\xff]*$/.test(text)) return text;
  const bytes = Buffer.from(text, 'latin1');
  const charset = chooseCharset(bytes, null);
  return charset === 'windows-1252' ? text : decoderOf(charset).decode(bytes);
}

/** The charset of raw 8-bit header lines, which carry no label of their own; `hint` is what the body declares. */
export function decodeHeaderBytes(bytes: Uint8Array, hint: string | null): string {
  const named = knownLabel(hint);
  if (named && named !== 'utf-8' && !fitsUtf8(bytes)) return decoderOf(named).decode(bytes);
  return decodeBytes(bytes, null);
}

function knownLabel(declared: string | null): string | null {
  const label = plainLabel(declared);
  if (untrusted.test(label)) return null;
  const alias = aliases[label] ?? label;
  return tryDecoder(alias) ? alias : null;
}

/** Labels come with quotes, semicolons, a language (RFC 2231) and remains of quoted-printable ("3Dutf-8"). */
function plainLabel(declared: string | null): string {
  return (declared ?? '')
    .slice(0, 100)
    .split('*')[0]!
    .toLowerCase()
    .replace(/^3d(?=\W|utf|gb|big5|iso|win)/, '')
    .replace(/[^\w.:-]/g, '');
}

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** Node 20 reads this label as Latin-1 and loses the quotes, dashes and the euro sign of 80 to 9F. */
const windows1252: Decoder = {
  decode: (bytes) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (sign) => upper1252[sign.charCodeAt(0) - 0x80]!),
};
const upper1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const decoders = new Map<string, Decoder>();

function tryDecoder(label: string): Decoder | null {
  // The label comes from a stranger: only what TextDecoder accepts is remembered, so the map stays small.
  const known = decoders.get(label);
  if (known) return known;
  try {
    const decoder = new TextDecoder(label);
    decoders.set(label, decoder.encoding === 'windows-1252' ? windows1252 : decoder);
    return decoders.get(label)!;
  } catch {
    return null;
  }
}

function decoderOf(label: string): Decoder {
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
