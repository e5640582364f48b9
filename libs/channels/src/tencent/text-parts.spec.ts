import fc from 'fast-check';
import { textParts } from './text-parts';

describe('a text in parts', () => {
  it.each([
    ['nothing', '', []],
    ['exactly the limit', 'x'.repeat(2048), ['x'.repeat(2048)]],
    ['one byte more', 'x'.repeat(2049), ['x'.repeat(2048), 'x']],
    ['Chinese, three bytes each', '好'.repeat(683), ['好'.repeat(682), '好']],
  ])('is as few as can be: %s', (_, text, parts) => {
    expect(textParts(text)).toEqual(parts);
  });

  it.each([
    [
      'the last sentence end when the line end is early',
      '第一。\n二三四。五六七八',
      30,
      ['第一。\n二三四。', '五六七八'],
    ],
    ['the last line end of the second half', 'aaaaaa\nbb.bcc', 10, ['aaaaaa\n', 'bb.bcc']],
    ['a sentence end where there is no line end', '一二三四。五六七', 21, ['一二三四。', '五六七']],
    ['nowhere when the first half alone has one', 'a.bbbbbbbbbb', 10, ['a.bbbbbbbb', 'bb']],
  ])('breaks at %s', (_, text, limit, parts) => {
    expect(textParts(text, limit)).toEqual(parts);
  });

  it('never parts a character as a person sees it', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(textParts(family.repeat(3), Buffer.byteLength(family) * 2 + 5)).toEqual([family.repeat(2), family]);
    expect(textParts('e\u0301'.repeat(4), 7)).toEqual(['e\u0301'.repeat(2), 'e\u0301'.repeat(2)]);
  });

  it('ends even when one character is larger than a part', () => {
    const heap = `a${'\u0301'.repeat(50)}`;
    const parts = textParts(heap, 20);
    expect(parts.join('')).toBe(heap);
    expect(Math.max(...parts.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(20);
  });

  it('holds the limit and loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 40, max: 200 }), (text, limit) => {
        const parts = textParts(text, limit);
        return parts.join('') === text && parts.every((part) => part !== '' && Buffer.byteLength(part) <= limit);
      }),
    );
  });
});
