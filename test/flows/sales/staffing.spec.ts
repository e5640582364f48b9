import type { Staffing, StaffingRow } from '#contract';
import { SETUP_CHANGED } from '../../../apps/server/src/platform/database/cached';
import { Wake } from '../../../apps/server/src/platform/wake/wake';
import { type Desk, eventually, openDesk } from '../../support/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** History is up to yesterday, and sessions don't outlast a week: what was said is put back instead. */
const putBack = (weeks: number, where = 'true') =>
  desk.sql.query(
    `update desk_event set at = at - interval '${weeks} weeks' where type = 'reply_window.opened' and ${where}`,
  );
const read = async (weeks = 2) =>
  (await desk.admin.get(`/staffing?teamId=${desk.teamId}&weeks=${weeks}`)).body as Staffing;

it('counts who came by hour and weekday, leaves holidays out, and opens to them', async () => {
  for (const text of ['在吗', '想退货']) {
    const visitor = await desk.visitor();
    await visitor.say(text);
  }
  await eventually(
    async () => (await desk.sql.query(`select from desk_event where type = 'reply_window.opened'`)).rowCount,
    (n) => n === 2,
  );
  expect((await read()).load).toEqual([]);
  await putBack(1);
  await desk.sql.query(`update ticket set created_at = created_at - interval '1 week'`);
  const { load, days, planned, agents } = await read();
  // Monday, ten o'clock in Shanghai.
  expect(load).toEqual([{ weekday: 1, hour: 10, call: 0, chat: 2, mail: 0 }]);
  expect(days.map(({ date, special }) => [date, special])[0]).toEqual(['2026-11-16', null]);
  expect(days).toHaveLength(7);
  expect(planned.map(({ date }) => date)[0]).toBe('2026-11-23');
  expect(agents.planned).toBe(0);
  const rowsAt = async (hour: number) =>
    (await desk.admin.get(`/staffing/rows?teamId=${desk.teamId}&weeks=2&weekday=1&hour=${hour}&limit=1`)).body;
  const first = await rowsAt(10);
  const rest = (
    await desk.admin.get(`/staffing/rows?teamId=${desk.teamId}&weeks=2&weekday=1&hour=10&limit=1&after=${first.next}`)
  ).body;
  const rows = [...first.rows, ...rest.rows] as StaffingRow[];
  expect(rows.map(({ kind, ticketNumber }) => [kind, typeof ticketNumber])).toEqual([
    ['chat', 'number'],
    ['chat', 'number'],
  ]);
  expect([new Set(rows.map(({ id }) => id)).size, rest.next]).toEqual([2, null]);
  expect((await rowsAt(11)).rows).toEqual([]);
  await desk.sql.query(`update ticket set created_at = created_at - interval '1 week'`);
  await putBack(1, 'id = (select max(id) from desk_event where type = $$reply_window.opened$$)');
  expect((await read()).load[0]).toMatchObject({ chat: 1 });
  await desk.sql.query(`update calendar set overrides = '[{"date":"2026-11-16","intervals":[],"label":"店庆"}]'`);
  desk.app.get(Wake).up(SETUP_CHANGED);
  const without = await read();
  expect(without.days.find(({ date }) => date === '2026-11-16')!.special).toBe('店庆');
  expect(without.load).toMatchObject([{ chat: 1 }]);
  expect(((await rowsAt(10)).rows as StaffingRow[]).map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-09']);
});

it('is the business of who leads the team', async () => {
  const agent = await desk.agent({ status: 'offline' });
  const stranger = await desk.agent({ role: 'team_lead', teamIds: [], status: 'offline' });
  expect((await agent.get(`/staffing?teamId=${desk.teamId}`)).status).toBe(403);
  expect((await stranger.get(`/staffing?teamId=${desk.teamId}`)).body.code).toBe('not_found');
});
