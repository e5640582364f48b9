import { SIMPLIFIED, TRADITIONAL } from './traditional-characters';

/** Text made comparable, with the way back: `chars[i]` came from the original's code units `starts[i]` to `ends[i]`. */
export interface FoldedText {
  chars: string[];
  starts: number[];
  ends: number[];
}

// Made on first use, so that a bundle which never folds leaves the characters out.
let simplified: ReadonlyMap<string, string> | undefined;

// White space, and what is invisible: soft hyphen, joiners, direction marks, fillers, variation selectors, tags.
const SKIPPED = /[\s\p{Cf}\p{Mn}\u115F\u1160\u3164\uFFA0]/u;

// Signs that nobody writes between two Chinese characters but to hide what they say.
const HIDING = /[*_~·•|`^.＊＿～．｜＾]/;
const HAN = /\p{Script=Han}/u;

/**
 * Text folded for comparison: traditional to simplified characters, full-width to half-width, lower case, without white
 * space, invisible characters and a sign set between two Chinese characters. Positions are UTF-16 code units of the
 * original text.
 */
export function foldText(text: string): FoldedText {
  const folded: FoldedText = { chars: [], starts: [], ends: [] };
  let at = 0;
  for (const original of text) {
    for (const char of hides(text, at, original) ? [] : foldChar(original)) {
      folded.chars.push(char);
      folded.starts.push(at);
      folded.ends.push(at + original.length);
    }
    at += original.length;
  }
  return folded;
}

function hides(text: string, at: number, original: string): boolean {
  return HIDING.test(original) && HAN.test(text[at - 1] ?? '') && HAN.test(text[at + original.length] ?? '');
}

function foldChar(original: string): string[] {
  const code = original.codePointAt(0)!;
  if (code > 0x20 && code < 0x7f) return [original.toLowerCase()];
  simplified ??= new Map([...TRADITIONAL].map((char, i) => [char, SIMPLIFIED[i]!]));
  const fold = simplified.get(original);
  if (fold !== undefined) return [fold];
  if (code >= 0x4e00 && code <= 0x9fff) return [original];
  return [...original.normalize('NFKC').toLowerCase()].filter((char) => !SKIPPED.test(char));
}
