import { codeLife } from './code-life';

const now = Date.parse('2026-11-22T00:00:00Z');
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const code = { url: 'http://weixin.qq.com/q/x', endsAt: null, deletedAt: null };

it.each([
  [{}, { key: 'forever', n: 0 }],
  [{ endsAt: inHours(30 * 24) }, { key: 'days', n: 30 }],
  [{ endsAt: inHours(48) }, { key: 'hours', n: 48 }],
  [{ endsAt: inHours(0.5) }, { key: 'hours', n: 1 }],
  [{ endsAt: inHours(0) }, { key: 'ended', n: 0 }],
  [{ url: null }, { key: 'unmade', n: 0 }],
  [{ deletedAt: inHours(-1) }, { key: 'deleted', n: 0 }],
])('a code with %j lives %j', (patch, expected) => {
  expect(codeLife({ ...code, ...patch }, now)).toEqual(expected);
});
