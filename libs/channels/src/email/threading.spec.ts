import { messageIdOf, referencesHeader, referencesOf } from './threading';

test.each([
  ['<a@b>', '<a@b>'],
  [' comment <a@b> <c@d>', '<a@b>'],
  ['a@mail.example', '<a@mail.example>'],
  ['', null],
  ['nonsense', null],
  [undefined, null],
])('the id in %j', (value, id) => {
  expect(messageIdOf(value)).toBe(id);
});

test('In-Reply-To first, then References from the newest, each once', () => {
  expect(referencesOf('<3@x>', '<1@x> <2@x>\r\n <3@x>')).toEqual(['<3@x>', '<2@x>', '<1@x>']);
});

test('ten thousand references are bounded, the newest and the first stay', () => {
  const ids = Array.from({ length: 2_000 }, (_, i) => `<${i}@x>`);
  const found = referencesOf(null, ids.join(' '));
  expect(found).toHaveLength(50);
  expect([found[0], found.at(-1)]).toEqual(['<1999@x>', '<0@x>']);
});

test('the header of an answer is oldest first, bounded, and takes nothing but ids', () => {
  const header = referencesHeader(Array.from({ length: 100 }, (_, i) => `<${99 - i}@x>`));
  expect(header.split(' ')).toHaveLength(20);
  expect(header).toMatch(/^<0@x> <81@x> .* <99@x>$/);
  expect(referencesHeader(['<a@b>\r\nBcc: x@mail.example'])).toBe('');
});
