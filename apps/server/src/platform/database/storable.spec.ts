import { storableJson, storableText } from './storable';

describe('what Postgres can hold', () => {
  it.each([
    ['你好\0', '你好'],
    ['half \ud83d pair', 'half \ufffd pair'],
    ['a whole 😀 one', 'a whole 😀 one'],
    ['\\u0000 written out', '\\u0000 written out'],
  ])('%j becomes %j, alone and inside JSON', (given, stored) => {
    expect(storableText(given)).toBe(stored);
    expect(JSON.parse(storableJson({ text: [given], at: new Date(0) }))).toEqual({
      text: [stored],
      at: '1970-01-01T00:00:00.000Z',
    });
  });
});
