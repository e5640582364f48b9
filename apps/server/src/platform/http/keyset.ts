import { DomainError } from '#domain';

/** Page cursors are keys of the last row, opaque to screens. */
export const encodeKey = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function decodeKey(text: string | undefined, length: number): string[] | null {
  if (text === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length) return key.map(String);
  } catch {
    throw new DomainError('invalid_input', { field: 'after' });
  }
  throw new DomainError('invalid_input', { field: 'after' });
}

/** Cuts `limit + 1` rows read to a page and the key of what follows. */
export function pageOf<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => (string | number)[],
): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? encodeKey(keyOf(page[page.length - 1]!)) : null };
}

/** More at a time than screens ask for: a file is read whole. */
const AT_ONCE = 500;

/** Every row of a list, page after page while somebody takes them: a long list is never whole in memory. */
export async function* everyRow<T, R>(
  page: (asked: { after: string | undefined; limit: number }) => Promise<{ rows: T[]; next: string | null }>,
  shown: (row: T) => R,
): AsyncGenerator<R> {
  let after: string | undefined;
  do {
    const { rows, next } = await page({ after, limit: AT_ONCE });
    for (const row of rows) yield shown(row);
    after = next ?? undefined;
  } while (after);
}
