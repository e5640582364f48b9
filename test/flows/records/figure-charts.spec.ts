import { DateTime } from 'luxon';
import type { FigureChart, FigureEvidence, FigureKey } from '#contract';
import { spreadOf } from '#domain';
import { EventLog } from '../../../apps/server/src/platform/events/event-log';
import { figureOf } from '../../../apps/server/src/scoring/catalogue/catalogue';
import { type Counted, gatheredByHand, generated, randomOf } from './generated-events';
import { type Person, recordsDesk, type RecordsDesk } from './records-desk';

const ZONE = 'Asia/Shanghai';
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomOf(SEED);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const FIGURES = [
  'first_response_median',
  'next_response_share',
  'windows_missed',
  'tickets_opened',
  'talk_minutes',
  'resolution_p90',
  'handle_time',
  'sales_amount',
] as const satisfies FigureKey[];
/** Their values are kept one by one. */
const SPREAD: readonly FigureKey[] = ['first_response_median', 'resolution_p90'];

let desk: RecordsDesk;
let admin: Person;
let counted: Counted[];
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-10T08:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
  const agents = [await desk.person(), await desk.person({ teamId: desk.south })];
  const from = new Date('2026-07-31T16:00:00.000Z');
  const month = generated({ random, agents: agents.map(({ id }) => id), from, days: 40, count: 3000 });
  counted = month.counted;
  await desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, month.events));
});
afterAll(() => desk.close());

const chartOf = (who: Person, query: string): Promise<FigureChart> => who.get(`/figures/chart?${query}`);
const local = (at: Date): DateTime => DateTime.fromJSDate(at, { zone: ZONE });
const dayOf = (at: Date): string => local(at).toFormat('yyyy-MM-dd');

/** What a person counts of a figure, of those that pass. */
function byHand(key: FigureKey, passes: (one: Counted) => boolean): number | null {
  const values = counted.filter((one) => one.figure === key && passes(one)).map(({ value }) => value);
  return gatheredByHand(figureOf(key), values);
}

function expectSame(value: number | null, expected: number | null): void {
  if (expected === null) expect(value).toBeNull();
  else expect(value).toBeCloseTo(expected, 6);
}

async function rowsBehind(who: Person, query: string): Promise<FigureEvidence[]> {
  const rows: FigureEvidence[] = [];
  for (let after = ''; ;) {
    const page = await who.get<{ rows: FigureEvidence[]; next: string | null }>(
      `/figures/chart/rows?${query}&limit=40${after}`,
    );
    rows.push(...page.rows);
    if (!page.next) return rows;
    after = `&after=${page.next}`;
  }
}

describe(`one figure as it went, seed ${SEED}`, () => {
  const range = 'from=2026-08-24&to=2026-09-10';

  it.each(FIGURES)('%s by day is what a person counts, and so is the span before', async (figure) => {
    const chart = await chartOf(admin, `figure=${figure}&${range}`);
    expect(chart.points).toHaveLength(18);
    expect(chart.before.map(({ period }) => period)).toEqual(
      chart.points.map(({ period }) => DateTime.fromISO(period).minus({ days: 18 }).toFormat('yyyy-MM-dd')),
    );
    for (const point of [...chart.points, ...chart.before])
      expectSame(
        point.value,
        byHand(figure, ({ at }) => dayOf(at) === point.period),
      );
    expectSame(
      chart.whole.value,
      byHand(figure, ({ at }) => dayOf(at) >= '2026-08-24' && dayOf(at) <= '2026-09-10'),
    );
    expectSame(
      chart.wholeBefore.value,
      byHand(figure, ({ at }) => dayOf(at) >= '2026-08-06' && dayOf(at) <= '2026-08-23'),
    );
  });

  it.each(FIGURES)('%s by hour of the week is what a person counts', async (figure) => {
    const { hours } = await chartOf(admin, `figure=${figure}&${range}`);
    expect([hours.from, hours.to]).toEqual(['2026-08-24', '2026-09-10']);
    const within = counted.filter(({ at }) => dayOf(at) >= hours.from && dayOf(at) <= hours.to);
    const times = new Set(
      within.filter((one) => one.figure === figure).map(({ at }) => `${local(at).weekday} ${local(at).hour}`),
    );
    expect(new Set(hours.cells.map(({ weekday, hour }) => `${weekday} ${hour}`))).toEqual(times);
    for (const { weekday, hour, value } of hours.cells)
      expectSame(
        value,
        byHand(
          figure,
          (one) => within.includes(one) && local(one.at).weekday === weekday && local(one.at).hour === hour,
        ),
      );
  });

  it('each value lies in its class, and only figures whose values are kept have classes', async () => {
    for (const figure of FIGURES) {
      const { spread } = await chartOf(admin, `figure=${figure}&${range}`);
      expect(spread !== null).toBe(SPREAD.includes(figure));
      if (!spread) continue;
      const within = counted.filter(({ at }) => dayOf(at) >= '2026-08-24' && dayOf(at) <= '2026-09-10');
      const values = within.filter((one) => one.figure === figure).map(({ value }) => value);
      expect(spread.counts).toEqual(spreadOf(values, spread.edges));
      expect(spread.counts.reduce((sum, n) => sum + n, 0)).toBe(values.length);
    }
  });

  it('the rows behind a day, a class or an hour are as many as it says (law 9)', async () => {
    for (let i = 0; i < 10; i++) {
      const figure = pick(FIGURES);
      const { points, spread, hours } = await chartOf(admin, `figure=${figure}&${range}`);
      const point = pick(points);
      const ofDay = await rowsBehind(admin, `figure=${figure}&from=${point.period}&to=${point.period}`);
      expect([figure, point.period, ofDay.length]).toEqual([figure, point.period, point.n]);
      const cell = pick(hours.cells);
      const when = `from=${hours.from}&to=${hours.to}&weekday=${cell.weekday}&hour=${cell.hour}`;
      const ofHour = await rowsBehind(admin, `figure=${figure}&${when}`);
      expect([figure, when, ofHour.length]).toEqual([figure, when, cell.n]);
      if (!spread) continue;
      const which = Math.floor(random() * spread.counts.length);
      const [least, below] = [spread.edges[which - 1], spread.edges[which]];
      const bounds = `${least === undefined ? '' : `&least=${least}`}${below === undefined ? '' : `&below=${below}`}`;
      const ofClass = await rowsBehind(admin, `figure=${figure}&${range}${bounds}`);
      expect([figure, bounds, ofClass.length]).toEqual([figure, bounds, spread.counts[which]]);
    }
  });

  it('a day that has not come has no value, and hours are of the last four weeks', async () => {
    const chart = await chartOf(admin, 'figure=replies&from=2026-07-01&to=2026-09-30');
    expect(chart.points.filter(({ value }) => value !== null).at(-1)!.period).toBe('2026-09-10');
    expect(chart.before).toHaveLength(92);
    expect([chart.hours.from, chart.hours.to]).toEqual(['2026-08-14', '2026-09-10']);
    const ahead = await chartOf(admin, 'figure=replies&from=2026-09-20&to=2026-09-30');
    expect(ahead.points.map(({ value }) => value)).toEqual(ahead.points.map(() => null));
    expect(ahead.hours.cells).toEqual([]);
  });

  it('months stand beside the months before, whole', async () => {
    const chart = await chartOf(admin, 'figure=replies&from=2026-08-15&to=2026-09-02&step=month');
    expect(chart.points.map(({ period }) => period)).toEqual(['2026-08-01', '2026-09-01']);
    expect(chart.before.map(({ period }) => period)).toEqual(['2026-06-01', '2026-07-01']);
  });
});

describe('who may see', () => {
  const query = 'figure=windows_met&from=2026-08-24&to=2026-09-10';

  it('an agent sees what is their own, a team lead what is the team’s (law 10)', async () => {
    const [own, lead] = [await desk.person(), await desk.person({ role: 'team_lead', visibility: 'team' })];
    expect((await chartOf(own, query)).whole.n).toBe(0);
    const [all, led] = [await chartOf(admin, query), await chartOf(lead, query)];
    expect(led.whole.n).toBeGreaterThan(0);
    expect(led.whole.n).toBeLessThan(all.whole.n);
    expect((await rowsBehind(lead, query)).length).toBe(led.whole.n);
    expect(await rowsBehind(own, query)).toEqual([]);
    expect(await own.raw('GET', `/figures/chart?${query}&agentId=${lead.id}`)).toMatchObject({ statusCode: 404 });
  });

  it.each([
    ['figure', 'figure=love&from=2026-09-01&to=2026-09-02'],
    ['to', 'figure=replies&from=2026-09-02&to=2026-09-01'],
    ['to', 'figure=replies&from=2025-01-01&to=2026-09-01'],
    ['hour', 'figure=replies&from=2026-09-01&to=2026-09-02&hour=24'],
    ['weekday', 'figure=replies&from=2026-09-01&to=2026-09-02&weekday=0'],
  ])('a wrong %s is named: %s', async (field, wrong) => {
    const answer = await admin.raw('GET', `/figures/chart/rows?${wrong}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.payload).toContain(field);
  });
});
