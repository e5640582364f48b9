import { randomUUID } from 'node:crypto';
import type { WorkReport } from '#contract';
import { WorkReportReadings } from '../../apps/server/src/scoring/work-reports/work-report-readings.service';
import { Database } from '../../apps/server/src/platform/database/database';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

const SPAN = 'from=2026-11-23&to=2026-12-31';
const WORDS = { done: '回访了 12 位客户', problems: '', plan: '跟进报修' };

describe('reports of work (DOMAIN F5, H18)', () => {
  let desk: Desk;
  let [lead, ann, ben, cem, stranger]: AgentClient[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    ann = await desk.agent({ name: '=安宁' });
    ben = await desk.agent({ name: '贝贝' });
    cem = await desk.agent({ name: '岑明' });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0];
    const south = (await desk.admin.post('/admin/teams', { name: '南区', strategy: 'random', calendarId })).body;
    stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'busy', teamIds: [south.id] });
    await onLeave(cem, '2026-11-23');
    await turn('2026-11-24T01:00:00Z');
  });
  afterAll(() => desk.close());

  /** Days later everybody signs in again. */
  const turn = async (at: string): Promise<void> => {
    desk.clock.advance((Date.parse(at) - desk.clock.now().getTime()) / 1000);
    const again = (n: number) => desk.signIn(`agent${n}@desk.test`, 'correct horse 8021');
    lead = await again(1);
    ann = await again(2);
    ben = await again(3);
    cem = await again(4);
    stranger = await again(5);
  };
  const onLeave = async (agent: AgentClient, date: string): Promise<void> => {
    const { rows } = (await lead!.get(`/shifts?teamId=${desk.teamId}&from=2026-11-23`)).body;
    const version = rows.find(({ agentId }: { agentId: string }) => agentId === agent.id)?.version ?? 0;
    const leave = { clientId: randomUUID(), version, kind: 'leave' };
    expect((await lead!.put(`/shifts/${agent.id}/days/${date}`, leave)).status).toBe(200);
  };
  const listOf = async (who: AgentClient, more = '') =>
    (await who.get(`/work-reports?${SPAN}${more}`)).body.rows as WorkReport[];
  const weekOf = (agent: AgentClient): Promise<WorkReport> =>
    eventually(
      async () => (await listOf(lead!, `&agentId=${agent.id}&kind=weekly`)).find(({ from }) => from === '2026-11-23'),
      (report) => report !== undefined,
    ) as Promise<WorkReport>;
  const one = async (who: AgentClient, id: string) => (await who.get(`/work-reports/${id}`)).body as WorkReport;
  const act = (who: AgentClient, { id, version }: WorkReport, verb: string, body: object = {}) =>
    who.post(`/work-reports/${id}/${verb}`, { clientId: randomUUID(), version, ...body });

  it('are asked of each agent for the day, the week and the month, and shown to who may see them', async () => {
    const week = await weekOf(ann!);
    expect(week).toMatchObject({ state: 'open', opensOn: '2026-11-28', dueAt: '2026-11-30T02:00:00.000Z' });
    const own = await listOf(ann!);
    expect(own.map(({ kind }) => kind).sort()).toEqual(['daily', 'monthly', 'weekly']);
    expect(own.every(({ agentId }) => agentId === ann!.id)).toBe(true);
    expect((await listOf(lead!)).length).toBe(9);
    expect(await listOf(stranger!)).toEqual([]);
    expect((await stranger!.get(`/work-reports/${week.id}`)).status).toBe(404);
    expect((await ben!.get(`/work-reports/${week.id}`)).status).toBe(404);
    for (let day = 24; day <= 29; day += 1) await onLeave(cem!, `2026-11-${day}`);
  });

  it('are handed in once, not before the last own day, with what the desk counted', async () => {
    const week = await weekOf(ann!);
    expect((await act(ann!, week, 'hand-in', { words: WORDS })).body.code).toBe('work_report_too_early');
    expect((await act(ben!, week, 'hand-in', { words: WORDS })).status).toBe(404);
    await turn('2026-11-28T08:00:00Z');
    expect((await ann!.put(`/work-reports/${week.id}/draft`, { words: { done: '草稿' } })).status).toBe(200);
    expect((await one(ann!, week.id)).draft).toEqual({ done: '草稿' });
    expect((await one(lead!, week.id)).draft).toEqual({});
    expect((await act(ann!, week, 'hand-in', { words: { done: ' ' } })).body.code).toBe('work_report_empty');
    expect((await act(ann!, week, 'hand-in', { words: { order: 'x' } })).status).toBe(400);
    const body = { words: WORDS, clientId: randomUUID() };
    expect((await act(ann!, week, 'hand-in', body)).body).toMatchObject({ state: 'handed', late: false });
    expect((await act(ann!, week, 'hand-in', body)).body.version).toBe(week.version + 1);
    expect((await act(ann!, week, 'hand-in', { words: WORDS })).body.code).toBe('version_conflict');
    const read = await one(lead!, week.id);
    expect(read.content!.lines.map(({ key }) => key)).toEqual(expect.arrayContaining(['calls', 'promises_made']));
    expect(read.steps).toHaveLength(1);
  });

  it('are amended with their history, read and returned by who leads, and by nobody else', async () => {
    const amended = (await act(ann!, await weekOf(ann!), 'amend', { words: { ...WORDS, plan: '培训' }, note: '补充' }))
      .body;
    expect(amended.steps.map(({ words }: { words: object }) => words)).toEqual([WORDS, { ...WORDS, plan: '培训' }]);
    expect((await act(ann!, amended, 'read')).body.code).toBe('work_report_own');
    expect((await act(stranger!, amended, 'read')).status).toBe(404);
    expect((await act(lead!, amended, 'return')).status).toBe(400);
    const returned = (await act(lead!, amended, 'return', { note: '请写明数量' })).body;
    expect(returned.state).toBe('returned');
    const again = (await act(ann!, returned, 'hand-in', { words: WORDS })).body;
    expect(again).toMatchObject({ state: 'handed', late: false });
    expect((await act(lead!, again, 'read', { note: '好' })).body.state).toBe('read');
  });

  it('that are not there on Monday at ten are missing, those that come later late; leave excuses', async () => {
    const excused = (await weekOf(cem!)).id;
    await turn('2026-11-30T02:00:01Z');
    const missed = await eventually(
      () => one(lead!, excused).then(async ({ state }) => ({ state, ben: await weekOf(ben!) })),
      ({ state, ben: week }) => state === 'excused' && week.missedAt !== null,
    );
    expect(missed.ben).toMatchObject({ state: 'open', missedAt: '2026-11-30T02:00:00.000Z' });
    expect((await weekOf(ann!)).missedAt).toBeNull();
    expect((await act(ben!, missed.ben, 'hand-in', { words: WORDS })).body).toMatchObject({ late: true });
    const { rows } = await desk.sql.query(
      `select type, agent_id from desk_event where subject_kind = 'work_report' and type like '%.missed' and payload->'view'->>'kind' = 'weekly'`,
    );
    expect(rows).toEqual([{ type: 'work_report.missed', agent_id: ben!.id }]);
  });

  it('are counted for the card from events: which came in time, of those that were due', async () => {
    const readings = desk.app.get(WorkReportReadings, { strict: false });
    const { now: snapshot } = (await desk.app
      .get(Database)
      .row<{ now: string }>('select pg_current_snapshot()::text as now'))!;
    const span = { from: new Date('2026-10-31T16:00:00Z'), to: new Date('2026-11-30T16:00:00Z'), snapshot };
    const counted = async (agent: AgentClient) =>
      (await readings.due({ agentIds: [agent.id], ...span })).map(({ inTime }) => inTime);
    expect(await counted(ann!)).toEqual([true]);
    expect(await counted(ben!)).toEqual([false]);
    expect(await counted(cem!)).toEqual([]);
  });

  it('are downloaded by the port of every list', async () => {
    const sheet = await lead!.download(`/work-reports/export?${SPAN}&kind=weekly&locale=zh-CN`);
    expect(sheet).toContain('工作报告 2026-11-23 – 2026-12-31 (Asia/Shanghai)');
    expect(sheet).toContain("'=安宁,周报,2026-11-23,2026-11-29,2026-11-30 10:00:00,");
    expect(sheet).toContain('迟交');
  });
});
