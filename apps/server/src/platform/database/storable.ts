/** Text that Postgres can hold: it takes no NUL and no half of a surrogate pair, and both mean nothing to a reader. */
export function storableText(text: string): string {
  const wellFormed = isWellFormed(text) ? text : Buffer.from(text, 'utf8').toString('utf8');
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}

/** JSON whose texts Postgres can hold. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Nearly always clean; JSON writes both kinds as escapes, and few texts hold any escape by number.
  if (!json.includes('\\u') || !UNSTORABLE.test(json)) return json;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
}

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
// Far faster than a pattern, and in every supported Node; the compiler's library for this target doesn't know it yet.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();
