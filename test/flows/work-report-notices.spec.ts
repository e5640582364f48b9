import type { Notice, WorkReportNotice } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

describe('reports of work that are due (DOMAIN F5)', () => {
  let desk: Desk;
  let ann: AgentClient;
  const heard = new Map<string, WorkReportNotice[]>();

  beforeAll(async () => {
    desk = await openDesk();
    const lead = await desk.agent({ role: 'team_lead', status: 'busy', name: '陈组长' });
    ann = await desk.agent({ name: '安宁' });
    const ben = await desk.agent({ name: '贝贝' });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0];
    const south = (await desk.admin.post('/admin/teams', { name: '南区', strategy: 'random', calendarId })).body;
    const stranger = await desk.agent({ role: 'team_lead', status: 'busy', name: '外组长', teamIds: [south.id] });
    // The clock is turned by days, and nobody is to sign in again.
    await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
    for (const [name, who] of Object.entries({ lead, ann, ben, stranger })) {
      const notices: WorkReportNotice[] = [];
      heard.set(name, notices);
      const socket = await who.socket();
      socket.on('notice', (notice: Notice) => 'workReportId' in notice && notices.push(notice));
    }
  });
  afterAll(() => desk.close());

  const ofAnn = (name: string) =>
    heard.get(name)!.filter(({ agentName, reportKind }) => agentName === '安宁' && reportKind === 'daily');
  const kinds = (name: string): string[] => ofAnn(name).map(({ kind }) => kind);
  const turnTo = (at: Date): void => desk.clock.advance((at.getTime() - desk.clock.now().getTime()) / 1000 + 1);

  it('are told to who owes them, and when they are missed to who leads the team', async () => {
    // Who is new is asked from the next day on.
    turnTo(new Date('2026-11-24T01:00:00Z'));
    const due = await eventually(
      async () =>
        (
          await desk.sql.query(
            `select next_at, due_at from work_report where agent_id = $1 and kind = 'daily' and next_at is not null`,
            [ann.id],
          )
        ).rows as { next_at: Date; due_at: Date }[],
      (rows) => rows.length > 0,
    );
    const { next_at, due_at } = due[0]!;
    expect(next_at.getTime()).toBeLessThan(due_at.getTime());
    turnTo(next_at);
    await eventually(
      () => kinds('ann'),
      (told) => told.length > 0,
    );
    expect(kinds('ann')).toEqual(['work_report_reminded']);
    expect(kinds('lead')).toEqual([]);
    turnTo(due_at);
    await eventually(
      () => kinds('lead'),
      (told) => told.length > 0,
    );
    await eventually(
      () => kinds('ann'),
      (told) => told.length > 1,
    );
    expect(kinds('lead')).toEqual(['work_report_missed_by']);
    expect(kinds('ann')).toEqual(['work_report_reminded', 'work_report_missed']);
    expect([kinds('ben'), kinds('stranger')]).toEqual([[], []]);
  });
});
