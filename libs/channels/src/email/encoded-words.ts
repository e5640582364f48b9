import { decodeBytes } from './charset';

interface Word {
  charset: string;
  bytes: Uint8Array;
}

// The gap is bounded: an unbounded \s* between words backtracks on hostile headers.
const wordPattern = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)\?=/g;

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
  const bytes = /q/i.test(encoding) ? fromQ(payload) : Buffer.from(payload, 'base64');
  const last = run.at(-1);
  if (last?.charset === charset && charset !== 'iso-2022-jp') last.bytes = Buffer.concat([last.bytes, bytes]);
  else run.push({ charset, bytes });
}

function fromQ(payload: string): Buffer {
  const latin = Buffer.from(payload, 'utf8').toString('latin1').replace(/_/g, ' ');
  return Buffer.from(
    latin.replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}
