import { sizeText } from './size-text';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [48_200, '48 kB'],
  [999_700, '1.0 MB'],
  [3_210_000, '3.2 MB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
