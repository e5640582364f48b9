/** UTF-8 bytes of the longest text the platform takes in one customer message (「客服消息」; beyond it answers 45002). */
export const LONGEST_TEXT_BYTES = 2048;

const WORD_ENDS = /[\n。！？；.!?;，,\s]/u;

type Size = (text: string) => number;

/**
 * Splits a text into parts of at most `limit`, in UTF-8 bytes unless `sizeOf` says otherwise: at the last line or sentence end of a
 * part's second half where there is one, and never inside a character as a person sees it. Joined they are the text.
 */
export function textParts(text: string, limit = LONGEST_TEXT_BYTES, sizeOf: Size = Buffer.byteLength): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let size = 0;
  for (const character of charactersOf(text, limit, sizeOf)) {
    const more = sizeOf(character);
    if (size + more > limit) {
      const rest = part.splice(breakAt(part));
      parts.push(part.join(''));
      part = rest;
      size = sizeOf(rest.join(''));
    }
    part.push(character);
    size += more;
  }
  return part.length ? [...parts, part.join('')] : parts;
}

/** A heap of combining marks longer than a whole part is no character anybody sees: it goes by code points. */
function charactersOf(text: string, limit: number, sizeOf: Size): string[] {
  const seen = new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text);
  return [...seen].flatMap(({ segment }) => (sizeOf(segment) > limit ? [...segment] : [segment]));
}

function breakAt(part: string[]): number {
  for (const end of ['\n', WORD_ENDS])
    for (let i = part.length - 1; i >= part.length / 2; i--)
      if (typeof end === 'string' ? part[i] === end : end.test(part[i]!)) return i + 1;
  return part.length;
}
