import type { AgentDay, AgentStates } from '#contract';
import { type AgentClient, type Desk, openDesk } from '../support/desk';

// Nine in the morning in Shanghai, a Monday.
const NINE = new Date('2026-11-23T01:00:00.000Z');
const TODAY = '2026-11-23';

let desk: Desk;
let [limin, other]: AgentClient[] = [];

beforeAll(async () => {
  desk = await openDesk({}, NINE);
  limin = await desk.agent({ name: '李敏' });
  other = await desk.agent({ name: '周婷' });
});
afterAll(() => desk.close());

const states = async (who: AgentClient, day = TODAY): Promise<AgentStates> =>
  (await who.get(`/agent-states?day=${day}`)).body;
const rowOf = ({ rows }: AgentStates, agentId: string): AgentDay => rows.find((row) => row.agentId === agentId)!;
const chooses = async (who: AgentClient, status: string) => {
  const answer = await who.put('/session/status', { status });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
};

// The desk's clock goes on while it is asked.
const MINUTE_MS = 60_000;
const toMinutes = ({ spans }: AgentDay) =>
  spans
    .filter(({ from, to }) => Date.parse(to) - Date.parse(from) > MINUTE_MS)
    .map(({ state, from, to }) => [state, from.slice(11, 16), to.slice(11, 16)]);
const minutes = (seconds: number): number => Math.round(seconds / 60);

it('an agent’s day is what they chose, one after the other, and goes on until now', async () => {
  await chooses(limin!, 'offline');
  await chooses(limin!, 'online');
  desk.clock.advance(2 * 3600);
  await chooses(limin!, 'away');
  desk.clock.advance(1800);
  await chooses(limin!, 'online');
  desk.clock.advance(3600);
  const row = rowOf(await states(limin!), limin!.id);
  expect(toMinutes(row)).toEqual([
    ['online', '01:00', '03:00'],
    ['away', '03:00', '03:30'],
    ['online', '03:30', '04:30'],
  ]);
  const { online, away, busy } = row.totals;
  expect([online, away, busy].map(minutes)).toEqual([180, 30, 0]);
});

it('an agent sees what is their own, a lead the own team, an admin everybody (law 10)', async () => {
  const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
  const team = await desk.admin.post('/admin/teams', { name: '另一组', strategy: 'manual', calendarId });
  const lead = await desk.agent({ name: '陈洁', role: 'team_lead', teamIds: [team.body.id] });
  const seen = (await states(lead)).rows.map(({ agentId }) => agentId);
  expect(seen).toEqual([lead.id]);
  expect((await lead.get(`/agent-states?day=${TODAY}&teamId=${desk.teamId}`)).status).toBe(404);
  expect((await states(limin!)).rows.map(({ agentId }) => agentId)).toEqual([limin!.id]);
  const all = (await states(desk.admin)).rows.map(({ agentId }) => agentId);
  expect(all).toEqual(expect.arrayContaining([limin!.id, other!.id]));
});

it('what goes on over midnight belongs to both days, each with its part', async () => {
  // Nobody is signed out meanwhile.
  for (const hours of [10, 10]) {
    desk.clock.advance(hours * 3600);
    await states(limin!);
  }
  const [before, after] = [await states(limin!), await states(limin!, '2026-11-24')];
  expect(minutes(rowOf(before, limin!.id).totals.online)).toBe(14.5 * 60);
  expect(toMinutes(rowOf(after, limin!.id))).toEqual([['online', '16:00', '00:30']]);
  expect(rowOf(await states(limin!, '2026-11-26'), limin!.id).spans).toEqual([]);
});

it.each(['2026-02-30', 'today', ''])('a day that is none is refused: "%s"', async (day) => {
  expect((await limin!.get(`/agent-states?day=${day}`)).status).toBe(400);
});
