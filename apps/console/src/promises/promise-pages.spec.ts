import type { PromiseDay, PromiseView } from '#contract';
import { inTurn, stateAt, withPromise, withPromiseOnDay } from './promise-pages';

const NOW = Date.parse('2026-11-24T02:00:00.000Z');
const promise = (id: string, from: string, more: Partial<PromiseView> = {}) =>
  ({
    id,
    version: 1,
    from,
    to: from,
    resource: null,
    resourceAgentId: null,
    ...{ breachedAt: null, keptAt: null, absentAt: null, cancelledAt: null },
    ...more,
  }) as PromiseView;
const soon = promise('soon', '2026-11-24T03:00:00.000Z');
const late = promise('late', '2026-11-24T01:00:00.000Z');
const kept = promise('kept', '2026-11-24T00:00:00.000Z', { keptAt: '2026-11-23T23:55:00.000Z' });
const gone = promise('gone', '2026-11-23T00:00:00.000Z', { cancelledAt: '2026-11-22T00:00:00.000Z' });

test('a slot is overdue the second it begins, before the desk has said so (DOMAIN M1)', () => {
  expect([stateAt(soon, NOW), stateAt(late, NOW), stateAt(kept, NOW)]).toEqual(['planned', 'breached', 'kept']);
  expect(stateAt(soon, Date.parse(soon.from))).toBe('breached');
});

test('running promises come by their start, what is over after them, the latest first', () => {
  expect(inTurn([gone, soon, kept, late], NOW).map(({ id }) => id)).toEqual(['late', 'soon', 'kept', 'gone']);
});

test('a newer version takes the place of the older, an older one changes nothing', () => {
  const newer = { ...soon, version: 2, remark: '带钥匙' };
  expect(withPromise([soon], newer, true)).toEqual([newer]);
  expect(withPromise([newer], soon, true)).toEqual([newer]);
  expect(withPromise([soon], newer, false)).toEqual([]);
});

test('a promise that is moved comes to its new day and leaves the old one, and its resource gets a column', () => {
  const board = {
    day: '2026-11-24',
    zone: 'Asia/Shanghai',
    rows: [soon],
    taken: [],
    resources: [],
  } as unknown as PromiseDay;
  const away = { ...soon, version: 2, from: '2026-11-24T16:00:00.000Z' };
  expect(withPromiseOnDay(board, away).rows).toEqual([]);
  const named = { ...late, resource: '李师傅' };
  expect(withPromiseOnDay(board, named)).toMatchObject({ rows: [soon, named], resources: [{ resource: '李师傅' }] });
});
