import { randomUUID } from 'node:crypto';
import type { ShiftRow, ShiftWeek } from '#contract';
import { ReceiversOfSteps } from '../../apps/server/src/desk/ladder/receivers-of-steps';
import { Database } from '../../apps/server/src/platform/database/database';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const HOUR = 3600;
const MONDAY = '2026-11-23';

describe('shifts', () => {
  let desk: Desk;
  let [lead, ann, ben, stranger]: AgentClient[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    ann = await desk.agent({ name: '安宁', capacity: 50 });
    ben = await desk.agent({ name: '贝贝', status: 'busy' });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0];
    const south = (await desk.admin.post('/admin/teams', { name: '南区', strategy: 'random', calendarId })).body;
    stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'busy', teamIds: [south.id] });
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { strategy: 'round_robin' });
    await ann.socket();
  });
  afterAll(() => desk.close());

  const piece = (from: string, to: string) => ({ from, to, night: to < from, breaks: [] });
  const weekOf = async (who = lead!) =>
    (await who.get(`/shifts?teamId=${desk.teamId}&from=${MONDAY}`)).body as ShiftWeek;
  const rowOf = async (agent: AgentClient, who = lead!): Promise<ShiftRow> =>
    (await weekOf(who)).rows.find(({ agentId }) => agentId === agent.id)!;
  const write = async (agent: AgentClient, path: string, body: object, by = lead!) => {
    const version = (await rowOf(agent))?.version ?? 0;
    return by.put(`/shifts/${agent.id}/${path}`, { clientId: randomUUID(), version, ...body });
  };
  const pattern = (agent: AgentClient, from: string, to: string, by = lead!) => {
    const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...piece(from, to) }));
    return write(agent, 'pattern', { validFrom: MONDAY, withinCalendar: false, week }, by);
  };
  const day = (agent: AgentClient, date: string, body: object) => write(agent, `days/${date}`, body);
  const asks = async (): Promise<string> => {
    await (await desk.visitor()).say('在吗');
    return (await desk.sql.query('select id from ticket order by created_at desc limit 1')).rows[0].id as string;
  };
  const decided = async (id: string) => {
    const { rows } = (await desk.admin.get(`/tickets/${id}/decisions`)).body;
    return rows.at(-1)?.considered.find(({ agentId }: { agentId: string }) => agentId === ann!.id);
  };
  const held = (id: string, agent: AgentClient) =>
    eventually(
      async () => (await desk.admin.get(`/tickets/${id}/row`)).body.row,
      ({ holderId }) => holderId === agent.id,
    );

  it('are written by who leads, once, and seen by who works them', async () => {
    expect((await pattern(ann!, '09:00', '18:00', ben)).body.code).toBe('not_found');
    expect((await pattern(ann!, '09:00', '18:00', ann)).status).toBe(403);
    expect((await pattern(ann!, '09:00', '18:00', stranger)).body.code).toBe('not_found');
    const body = { clientId: randomUUID(), version: 0, validFrom: MONDAY, withinCalendar: false };
    const week = [{ weekday: 1, ...piece('09:00', '18:00') }];
    const put = (more = {}) => lead!.put(`/shifts/${ann!.id}/pattern`, { ...body, week, ...more });
    const [first, again] = [await put(), await put()];
    expect([first.body, again.body]).toEqual([{ version: 1 }, { version: 1 }]);
    expect((await put({ clientId: randomUUID() })).body.code).toBe('version_conflict');
    expect((await put({ clientId: randomUUID(), version: 1, week: [{ ...week[0], to: '06:00' }] })).body).toMatchObject(
      {
        code: 'shift_over_midnight',
        detail: { weekday: 1, from: '09:00', to: '06:00' },
      },
    );
    const own = await weekOf(ann);
    expect([own.mayEdit, own.rows.map(({ agentId }) => agentId)]).toEqual([false, [ann!.id]]);
    expect(own.rows[0]!.days.map(({ seconds }) => seconds / HOUR)).toEqual([9, 0, 0, 0, 0, 0, 0]);
    const told = await desk.sql.query(
      `select version from desk_event where type = 'shift.changed' and subject_id = $1`,
      [ann!.id],
    );
    expect(told.rows).toEqual([{ version: 1 }]);
  });

  it('say who is given tickets, until the team lets presence decide', async () => {
    await pattern(ann!, '14:00', '22:00');
    const waits = await asks();
    expect(await eventually(() => decided(waits), Boolean)).toMatchObject({ verdict: 'skipped', reason: 'off_shift' });
    // 10:00 became 14:00: the shift begins, and what waited is dealt.
    desk.clock.advance(4 * HOUR);
    await held(waits, ann!);
    await day(ann!, MONDAY, { kind: 'half_day', pieces: [piece('18:00', '22:00')] });
    const later = await asks();
    expect(await eventually(() => decided(later), Boolean)).toMatchObject({ reason: 'off_shift' });
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { presenceDeals: true });
    await held(later, ann!);
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { presenceDeals: false });
    await day(ann!, MONDAY, { kind: null });
    expect((await rowOf(ann!)).days[0]).toMatchObject({ by: 'pattern', seconds: 8 * HOUR });
  });

  it('are swapped on both sides, and given back on both', async () => {
    await pattern(ben!, '08:00', '12:00');
    const swap = async (clientId: string) =>
      lead!.post(`/shifts/${ann!.id}/days/2026-11-24/swap`, {
        clientId,
        version: (await rowOf(ann!)).version,
        withId: ben!.id,
      });
    expect((await swap(randomUUID())).status).toBe(200);
    const tuesday = async (agent: AgentClient) => (await rowOf(agent)).days[1]!;
    expect(await tuesday(ann!)).toMatchObject({ by: 'swap', swappedWithId: ben!.id, pieces: [{ from: '08:00' }] });
    expect(await tuesday(ben!)).toMatchObject({ by: 'swap', swappedWithId: ann!.id, pieces: [{ from: '14:00' }] });
    expect((await swap(randomUUID())).body.code).toBe('shift_swap_wrong');
    await day(ben!, '2026-11-24', { kind: 'leave' });
    expect(await tuesday(ann!)).toMatchObject({ by: 'pattern', pieces: [{ from: '14:00' }] });
    expect(await tuesday(ben!)).toMatchObject({ by: 'leave', pieces: [] });
  });

  it('say when somebody hears of a step of the ladder', async () => {
    const at = new Date(`${MONDAY}T09:30:00+08:00`);
    const told = (agent: AgentClient) =>
      desk.app.get(ReceiversOfSteps).tellings(desk.app.get(Database), [agent.id], desk.teamId, at);
    expect(await told(ann!)).toEqual([{ agentId: ann!.id, at: new Date(`${MONDAY}T14:00:00+08:00`), postponed: true }]);
    expect(await told(ben!)).toEqual([{ agentId: ben!.id, at, postponed: false }]);
  });
});
