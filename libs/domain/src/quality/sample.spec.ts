import * as fc from 'fast-check';
import { assignReviewers, type SampleCandidate, type Draw, drawSample } from './sample';

const draw = (more: Partial<Draw> = {}): Draw => ({
  seed: '2026-W47',
  method: 'random',
  perAgent: 5,
  conditions: [],
  ...more,
});
const of = (agentId: string, count: number, channel = 'web-chat'): SampleCandidate[] =>
  Array.from({ length: count }, (_, i) => ({ key: `${agentId}-${channel}-${i}`, agentId, channel, conditions: [] }));
const keys = (rows: SampleCandidate[]): string[] => rows.map(({ key }) => key).sort();

const population = fc
  .uniqueArray(fc.tuple(fc.constantFrom('li', 'wang', 'zhao'), fc.nat(200)), { selector: String })
  .map((rows) =>
    rows.map(([agentId, n]): SampleCandidate => ({
      ...{ key: `${agentId}-${n}`, agentId, channel: ['phone', 'email', 'web-chat'][n % 3]! },
      conditions: n % 4 === 0 ? ['breached'] : n % 5 === 0 ? ['complaint'] : [],
    })),
  );
const drawn = fc.record({
  seed: fc.string(),
  method: fc.constantFrom('random' as const, 'stratified' as const, 'condition' as const),
  perAgent: fc.integer({ min: 0, max: 8 }),
  conditions: fc.constant(['breached' as const]),
});

test('W6: the same seed and the same population are the same sample, in whatever order the rows come', () => {
  fc.assert(
    fc.property(population, drawn, (rows, asked) => {
      expect(drawSample([...rows].reverse(), asked)).toEqual(drawSample(rows, asked));
    }),
  );
});

test('W6: each agent has as many as were asked for, or all there are; none twice, none that was not there', () => {
  fc.assert(
    fc.property(population, drawn, (rows, asked) => {
      const sample = drawSample(rows, asked);
      expect(new Set(keys(sample)).size).toBe(sample.length);
      for (const agentId of ['li', 'wang', 'zhao']) {
        const own = rows.filter((row) => row.agentId === agentId);
        const eligible = asked.method === 'condition' ? own.filter((row) => row.conditions.includes('breached')) : own;
        const got = sample.filter((row) => row.agentId === agentId);
        expect(got).toHaveLength(Math.min(asked.perAgent, eligible.length));
        expect(got.every((row) => eligible.includes(row))).toBe(true);
      }
    }),
  );
});

test('a colleague’s work changes nothing of who is listened to', () => {
  const own = of('li', 40);
  const alone = keys(drawSample(own, draw()));
  expect(keys(drawSample([...own, ...of('wang', 90)], draw()).filter(({ agentId }) => agentId === 'li'))).toEqual(
    alone,
  );
});

test('another seed is another sample, and every row has its chance', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 200; i++)
    for (const key of keys(drawSample(of('li', 20), draw({ seed: `s${i}` })))) seen.add(key);
  expect(seen.size).toBe(20);
});

test('what was drawn once is drawn for ever: the numbers are part of the product', () => {
  expect(keys(drawSample(of('li', 12), draw({ perAgent: 3 })))).toEqual(PINNED);
});
const PINNED = ['li-web-chat-2', 'li-web-chat-8', 'li-web-chat-9'];

test.each<[string, number, Record<string, number>, Record<string, number>]>([
  ['half and half', 4, { phone: 10, email: 10 }, { phone: 2, email: 2 }],
  ['by largest remainder', 5, { phone: 30, email: 10 }, { phone: 4, email: 1 }],
  ['all there are', 9, { phone: 1, email: 3 }, { phone: 1, email: 3 }],
])('stratified by channel: %s', (_, perAgent, there, expected) => {
  const rows = Object.entries(there).flatMap(([channel, n]) => of('li', n, channel));
  const sample = drawSample(rows, draw({ method: 'stratified', perAgent }));
  for (const [channel, n] of Object.entries(expected))
    expect([channel, sample.filter((row) => row.channel === channel).length]).toEqual([channel, n]);
});

describe('reviewers', () => {
  const rows = [...of('li', 3), ...of('chen', 2)];
  test('share the work, and nobody has their own', () => {
    expect(assignReviewers(rows, () => ['chen', 'lin'])).toEqual(['chen', 'lin', 'chen', 'lin', 'lin']);
  });
  test('there may be nobody', () => {
    expect(assignReviewers(of('chen', 1), () => ['chen'])).toEqual([null]);
  });
});
