import type { TerritoryTerms } from './find-territory';
import { bareName } from './place-names';

/** A term that two areas would both have, so that which of them a contact is in would be chance. */
export interface Overlap {
  kind: 'areaCodes' | 'places' | 'scenes';
  term: string;
  withId: string;
}

/** The first term of `one` that another area has already; 浙江 and 浙江省 are one. */
export function territoryOverlap(one: TerritoryTerms, others: readonly TerritoryTerms[]): Overlap | null {
  for (const kind of ['areaCodes', 'places', 'scenes'] as const) {
    const plain = kind === 'places' ? bareName : (term: string) => term;
    const taken = new Map(
      others.filter(({ id }) => id !== one.id).flatMap((other) => other[kind].map((term) => [plain(term), other.id])),
    );
    const term = one[kind].find((mine) => taken.has(plain(mine)));
    if (term !== undefined) return { kind, term, withId: taken.get(plain(term))! };
  }
  return null;
}

/** Terms as people write them in one field, sorted by kind: digits are area codes, `@` is before scenes, the rest are places. */
export function termsOf(text: string): Record<Overlap['kind'], string[]> {
  const terms = [
    ...new Set(
      text
        .normalize('NFKC')
        .split(/[\s,，、;；/]+/)
        .filter(Boolean),
    ),
  ];
  const isCode = (term: string): boolean => /^\d+$/.test(term);
  const isScene = (term: string): boolean => term.startsWith('@');
  return {
    areaCodes: terms.filter(isCode).map((code) => (/^0|^85[23]$|^886$/.test(code) ? code : `0${code}`)),
    scenes: terms.filter((term) => isScene(term) && term.length > 1).map((term) => term.slice(1)),
    places: terms.filter((term) => !isCode(term) && !isScene(term)),
  };
}
