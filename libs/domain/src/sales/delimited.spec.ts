import * as fc from 'fast-check';
import { delimitedRows, delimiterOf } from './delimited';

const rows = (text: string) => [...delimitedRows(text, delimiterOf(text))];

test('cells in quotes hold delimiters, quotes and line ends, and lines are counted as editors do', () => {
  expect(rows('a,b\r\n"1,2","say ""hi""\nthere"\r\n\r\nc,d')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,2', 'say "hi"\nthere'] },
    { line: 5, cells: ['c', 'd'] },
  ]);
});

test.each([
  ['a,b,c\n1,2,3', ','],
  ['a;b;c\n"1,2,3,4,5";2;3', ';'],
  ['a\tb\n1,5\t2', '\t'],
  ['alone', ','],
])('%j is delimited by %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

test('a quote that never closes ends with the text', () =>
  expect(rows('a,"b\nc')).toEqual([{ line: 1, cells: ['a', 'b\nc'] }]));

test('what was quoted is read back, whatever it holds', () => {
  const cell = fc.string().filter((text) => text.trim() === text && text !== '');
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
      const text = table.map((line) => line.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect([...delimitedRows(text, ',')].map(({ cells }) => cells)).toEqual(table);
    }),
  );
});
