import { agoOf } from './ago';

const now = Date.parse('2026-11-20T06:00:00Z');

it.each([
  ['2026-11-20T06:00:20Z', { key: 'now', n: 0 }],
  ['2026-11-20T05:59:10Z', { key: 'now', n: 0 }],
  ['2026-11-20T05:48:00Z', { key: 'minutes', n: 12 }],
  ['2026-11-19T07:00:00Z', { key: 'hours', n: 23 }],
  ['2026-11-17T06:00:00Z', { key: 'days', n: 3 }],
])('%s was %p ago', (at, ago) => {
  expect(agoOf(at, now)).toEqual(ago);
});
