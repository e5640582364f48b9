/** Text that Postgres can hold: it takes no NUL and no half of a surrogate pair, and both mean nothing to a reader. */
export function storableText(text: string): string {
  const wellFormed = HALF_PAIR.test(text) ? Buffer.from(text, 'utf8').toString('utf8') : text;
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}

/** JSON whose texts Postgres can hold. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // One pass over what is nearly always clean; JSON writes both kinds as escapes.
  if (!UNSTORABLE.test(json)) return json;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
}

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const HALF_PAIR = /\p{Surrogate}/u;
