import { findForbidden, SEED_FORBIDDEN_PHRASES } from '#domain';
import { markedParts } from './marked-parts';

const marked = (text: string) =>
  markedParts(text, findForbidden(text, SEED_FORBIDDEN_PHRASES)).map((part) => [
    part.text,
    part.finding?.phrase ?? null,
  ]);

it('marks forbidden phrases where they stand (DOMAIN H12)', () => {
  expect(marked('这个我不清楚，也不知道。')).toEqual([
    ['这个我', null],
    ['不清楚', '不清楚'],
    ['，也', null],
    ['不知道', '不知道'],
    ['。', null],
  ]);
});

it('leaves a clean text in one piece and nothing of nothing', () => {
  expect(marked('我马上为您核实')).toEqual([['我马上为您核实', null]]);
  expect(marked('')).toEqual([]);
});

it('marks traditional characters as they were written', () => {
  expect(marked('我們也沒有辦法')).toEqual([['我們也沒有辦法', '我们也没有办法']]);
});
