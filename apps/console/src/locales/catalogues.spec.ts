import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '#domain';

type Catalogue = { [key: string]: string | string[] | Catalogue };

const read = (locale: string, area: string): Catalogue =>
  JSON.parse(readFileSync(join(__dirname, locale, `${area}.json`), 'utf8')) as Catalogue;
const areasOf = (locale: string): string[] =>
  readdirSync(join(__dirname, locale)).map((file) => file.replace('.json', ''));

/** Every text by its path. English counts in one and other, Chinese does not: the endings are left out. */
function textsOf(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    const name = `${path}${key}`;
    if (typeof value === 'string') return [[name.replace(/_(zero|one|two|few|many|other)$/, ''), value]];
    return Array.isArray(value) ? [[name, value.join('\n')]] : textsOf(value, `${name}.`);
  });
}

const placeholders = (text: string): string[] => [...new Set(text.match(/{{[^}]+}}/g))].sort();
const KEPT_CHINESE = new Set(['locale.other']);
const AREAS = areasOf('zh-CN');

describe('the catalogues', () => {
  test('cover the same areas in both languages', () => {
    expect(areasOf('en').sort()).toEqual([...AREAS].sort());
  });

  describe.each(AREAS)('%s', (area) => {
    const [chinese, english] = [textsOf(read('zh-CN', area)), textsOf(read('en', area))];

    test('has the same keys in both languages', () => {
      const keys = (texts: [string, string][]) => [...new Set(texts.map(([key]) => key))].sort();
      expect(keys(english)).toEqual(keys(chinese));
    });

    test('leaves no text empty in one language only', () => {
      const empty = (texts: [string, string][]) => texts.filter(([, text]) => text.trim() === '').map(([key]) => key);
      expect(empty(english)).toEqual(empty(chinese));
    });

    test('says the same things of the same facts', () => {
      const known = new Map(english);
      const different = chinese.filter(([key, text]) => {
        const other = known.get(key) ?? '';
        // "one" may do without its number.
        return (
          placeholders(text).join() !== placeholders(other).join() && !other.includes('{{') === text.includes('{{')
        );
      });
      expect(different.map(([key]) => key)).toEqual([]);
    });

    test('speaks English in the English one', () => {
      // A Chinese example may stand in an English sentence; the name of the other language stands in its own.
      const count = (text: string, script: RegExp) => text.match(script)?.length ?? 0;
      const foreign = english.filter(([, text]) => count(text, /\p{Script=Han}/gu) > count(text, /[a-z]/gi));
      expect(foreign.map(([key]) => key).filter((key) => !KEPT_CHINESE.has(key))).toEqual([]);
    });
  });

  test('translate every way a request can be refused', () => {
    for (const locale of ['zh-CN', 'en'])
      expect(Object.keys(read(locale, 'errors'))).toEqual(expect.arrayContaining([...ERROR_CODES]));
  });
});
