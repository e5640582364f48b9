import { decodeWords } from './encoded-words';

const longestId = 500;
const mostReferences = 50;

/** A Message-ID with its angle brackets, null when the header holds none. */
export function messageIdOf(value: string | null | undefined): string | null {
  return idsIn(value ?? '')[0] ?? bareId(value ?? '');
}

/**
 * The mails this one answers, newest first: In-Reply-To, then References from its end (RFC 5322 section 3.6.4).
 * At most 50 ids; a References header of a thousand ids keeps the newest and the very first.
 */
export function referencesOf(inReplyTo: string | null | undefined, references: string | null | undefined): string[] {
  const newestFirst = [...new Set([...idsIn(inReplyTo ?? ''), ...idsIn(references ?? '').reverse()])];
  if (newestFirst.length <= mostReferences) return newestFirst;
  return [...newestFirst.slice(0, mostReferences - 1), newestFirst.at(-1)!];
}

/**
 * The References header of an answer, oldest first and bounded, since some servers refuse long header lines.
 * @param newestFirst ids of the mails before, newest first
 */
export function referencesHeader(newestFirst: readonly string[]): string {
  const safe = newestFirst.filter((id) => messageIdOf(id) === id);
  const kept = safe.length <= 20 ? safe : [...safe.slice(0, 19), safe.at(-1)!];
  return kept.reverse().join(' ');
}

/** Some mailers fold a line inside an id, or write ids like encoded words. */
function idsIn(value: string): string[] {
  const found = decodeWords(value.slice(0, 100_000)).match(/<[^<>]{1,600}>/g) ?? [];
  return found.map((id) => id.replace(/\s+/g, '')).filter((id) => id.length > 2 && id.length <= longestId);
}

function bareId(value: string): string | null {
  const trimmed = value.slice(0, 1_000).trim();
  return /^[^\s<>]{1,400}@[^\s<>]{1,90}$/.test(trimmed) ? `<${trimmed}>` : null;
}
