import type { TicketRow } from '#contract';
import { channelsOf, chosenStrips, waitedMinutes, WHOLE } from './waiting-list';
import type { Strip } from './board-state';

const strip = (number: number, openedAt: string, over: Partial<TicketRow> = {}): Strip => ({
  row: { number, channel: 'email', holderId: null, window: { openedAt }, ...over } as TicketRow,
  dueMs: number,
});
const STRIPS = [
  strip(1, '2026-11-23T02:10:00.000Z', { holderId: 'a' }),
  strip(2, '2026-11-23T02:00:00.000Z', { channel: 'web-chat' }),
  strip(3, '2026-11-23T02:05:00.000Z', { channel: 'web-chat', holderId: 'a' }),
];
const numbers = (strips: readonly Strip[]) => strips.map(({ row }) => row.number);

it('shows all in the board’s own order, without a copy, until something is asked for', () => {
  expect(chosenStrips(STRIPS, WHOLE)).toBe(STRIPS);
});

it('puts whoever has waited longest on top, and filters by channel and by nobody holding', () => {
  expect(numbers(chosenStrips(STRIPS, { ...WHOLE, order: 'age' }))).toEqual([2, 3, 1]);
  expect(numbers(chosenStrips(STRIPS, { ...WHOLE, channel: 'web-chat' }))).toEqual([2, 3]);
  expect(numbers(chosenStrips(STRIPS, { order: 'age', channel: 'web-chat', unheld: true }))).toEqual([2]);
});

it('knows the channels in use, each once', () => {
  expect(channelsOf(STRIPS)).toEqual(['email', 'web-chat']);
});

it.each([
  [Date.parse('2026-11-23T02:10:59.000Z'), 0],
  [Date.parse('2026-11-23T02:12:00.000Z'), 2],
  [Date.parse('2026-11-23T02:00:00.000Z'), 0],
])('counts whole minutes of waiting at %d: %d', (now, minutes) => {
  expect(waitedMinutes('2026-11-23T02:10:00.000Z', now)).toBe(minutes);
});
