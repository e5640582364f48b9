import { randomUUID } from 'node:crypto';
import type { CardPlanPreview, CardsView } from '#contract';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const MONTH = '2026-10';
const SOUTHERN = 4;
const NORTHERN = 53;
const PAGE = 50;

let desk: RecordsDesk;
let [admin, southern]: Person[] = [];
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-28T02:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
  for (let i = 0; i < NORTHERN; i++) await desk.person();
  for (let i = 0; i < SOUTHERN; i++) await desk.person({ teamId: desk.south });
  const { rows } = await admin.get<CardPlanPreview>(`/cards/plan?month=${MONTH}`);
  const planned = rows.filter(({ agentId }) => agentId !== admin!.id);
  expect(planned).toHaveLength(NORTHERN + SOUTHERN);
  await admin.does('/cards/plan', {
    clientId: clientId(),
    month: MONTH,
    rows: planned.map(({ agentId, templateId }) => ({ agentId, templateId })),
  });
  southern = await desk.person({ role: 'team_lead', teamId: desk.south });
});
afterAll(() => desk.close());

const page = (who: Person, query = '') => who.get<CardsView>(`/cards?month=${MONTH}${query}`);
const numbers = ({ rows }: CardsView) => rows.map(({ workNumber }) => workNumber);

it('a month comes by pages in one order, each card once, with how many there are', async () => {
  const first = await page(admin!);
  expect(first).toMatchObject({ total: NORTHERN + SOUTHERN, next: first.rows.at(-1)!.id });
  expect(first.rows).toHaveLength(PAGE);
  const second = await page(admin!, `&after=${first.next}`);
  expect(second).toMatchObject({ total: NORTHERN + SOUTHERN, next: null });
  const all = [...numbers(first), ...numbers(second)];
  expect(all).toEqual([...all].sort());
  expect(new Set(all).size).toBe(NORTHERN + SOUTHERN);
});

it('only some of them are told alone, in the same order', async () => {
  const { rows } = await page(admin!);
  const [one, another] = [rows[7]!, rows[2]!];
  const some = await page(admin!, `&only=${one.id},${another.id},${randomUUID()}`);
  expect(some.rows).toEqual([another, one]);
  expect(some).toMatchObject({ total: NORTHERN + SOUTHERN, next: null });
});

it('a team lead gets pages of the own team, and nobody else by name (law 10)', async () => {
  const own = await page(southern!);
  expect([own.total, own.rows.length, own.next]).toEqual([SOUTHERN, SOUTHERN, null]);
  const { rows } = await page(admin!);
  expect((await page(southern!, `&only=${rows[0]!.id}`)).rows).toEqual([]);
  expect((await southern!.ask('GET', `/cards?month=${MONTH}&after=${rows[0]!.id}`)).body).toMatchObject({
    code: 'invalid_input',
    detail: { field: 'after' },
  });
});

it('refuses more at once than a page holds, and what is no card', async () => {
  const many = Array.from({ length: PAGE + 1 }, () => randomUUID()).join(',');
  for (const query of [`&only=${many}`, '&only=', '&after=x', `&after=${randomUUID()}`])
    expect((await admin!.ask('GET', `/cards?month=${MONTH}${query}`)).status).toBe(400);
});
