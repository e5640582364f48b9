import { decodeBytes } from './charset';

interface Word {
  charset: string;
  bytes: Uint8Array;
  /** Base64 digits that did not fill a byte: some mailers cut a word's digits anywhere. */
  digits: string;
}

// The gap is bounded: an unbounded \s* between words backtracks on hostile headers.
// The last word of a header that was cut has no end.
const wordPattern = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)(?:\?=|\??$)/g;

/**
 * Decodes RFC 2047 encoded words of an unfolded header value. Neighbouring words of one charset are joined as bytes
 * first, since many Chinese mailers cut a word in the middle of a character and pad every piece.
 */
export function decodeWords(value: string): string {
  return rewriteWords(value, (words) => words.map((word) => decodeBytes(word.bytes, word.charset)).join(''));
}

/**
 * Rewrites every run of encoded words to one clean UTF-8 word, so that an address parser still sees where a name
 * ends: a name decoded too early could carry commas and angle brackets into the address.
 */
export function canonicalWords(value: string): string {
  return rewriteWords(value, (words) => {
    const text = words.map((word) => decodeBytes(word.bytes, word.charset)).join('');
    return `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
  });
}

function rewriteWords(value: string, render: (words: Word[]) => string): string {
  let result = '';
  let position = 0;
  let run: Word[] = [];
  const flush = () => {
    for (const word of run) word.bytes = Buffer.concat([word.bytes, Buffer.from(word.digits, 'base64')]);
    if (run.length) result += render(run);
    run = [];
  };
  for (const match of value.matchAll(wordPattern)) {
    const gap = value.slice(position, match.index);
    // RFC 2047 section 6.2: white space between two encoded words is not shown.
    if (run.length === 0 || gap.trim() !== '') {
      flush();
      result += gap;
    }
    addWord(run, match[1]!, match[2]!, match[3]!);
    position = match.index + match[0].length;
  }
  flush();
  return result + value.slice(position);
}

function addWord(run: Word[], label: string, encoding: string, payload: string): void {
  // RFC 2231 section 5 allows a language after an asterisk.
  const charset = label.split('*')[0]!.toLowerCase();
  const last = run.at(-1);
  const joins = last?.charset === charset && charset !== 'iso-2022-jp' ? last : null;
  const { bytes, digits } = /q/i.test(encoding)
    ? { bytes: fromQ(payload), digits: '' }
    : fromB((joins?.digits ?? '') + payload.replace(/[^A-Za-z0-9+/=]/g, ''));
  if (joins) Object.assign(joins, { bytes: Buffer.concat([joins.bytes, bytes]), digits });
  else run.push({ charset, bytes, digits });
}

function fromB(payload: string): { bytes: Buffer; digits: string } {
  const whole = payload.endsWith('=') ? payload.length : payload.length - (payload.length % 4);
  return { bytes: Buffer.from(payload.slice(0, whole), 'base64'), digits: payload.slice(whole) };
}

function fromQ(payload: string): Buffer {
  const latin = Buffer.from(payload, 'utf8').toString('latin1').replace(/_/g, ' ');
  return Buffer.from(
    latin.replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
