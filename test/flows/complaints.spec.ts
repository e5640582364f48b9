import type { Board, ComplaintView, ServerToConsole, TicketList } from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

type Notice = Parameters<ServerToConsole['notice']>[0];

let desk: Desk;
let lead: AgentClient;
let agent: AgentClient;
let other: AgentClient;
let ticketId: string;
let contactId: string;
let at = 0;
const clientId = (): string => `complain-${String((at += 1)).padStart(4, '0')}`;

beforeAll(async () => {
  desk = await openDesk();
  const team = { teamIds: [desk.teamId] };
  lead = await desk.agent({ role: 'team_lead', status: 'offline', name: '班长', ...team });
  agent = await desk.agent({ capacity: 200, visibility: 'own', name: '小张' });
  other = await desk.agent({ status: 'offline', visibility: 'own', name: '小李' });
  await (await desk.visitor()).say('三次都没修好，我要投诉');
  const mine = async () => ((await agent.get('/tickets?view=mine')).body as TicketList).rows;
  const [row] = await eventually(mine, (rows) => rows.length === 1);
  [ticketId, contactId] = [row!.id, row!.contactId];
});
afterAll(() => desk.close());

const form = (more = {}) => ({
  ...{ clientId: clientId(), ticketId, contactId, agentId: agent.id, company: '东方物业', person: '王女士' },
  ...{ address: '朝阳路 1 号', phone: '13800138000', cause: '三次都没修好', severity: 2, ...more },
});
const open = async (more = {}, who = agent): Promise<ComplaintView> => {
  const { status, body } = await who.post('/complaints', form(more));
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as ComplaintView;
};
const act = (complaint: ComplaintView, verb: string, more = {}, who = agent): Promise<Answer> =>
  who.post(`/complaints/${complaint.id}/${verb}`, { clientId: clientId(), version: complaint.version, ...more });
async function done(complaint: ComplaintView, verb: string, more = {}, who = agent): Promise<ComplaintView> {
  const { status, body } = await act(complaint, verb, more, who);
  expect([verb, status, body]).toEqual([verb, 200, expect.anything()]);
  return body as ComplaintView;
}

describe('a complaint', () => {
  it('is written down once per client id, with what is needed to follow it (DOMAIN V17)', async () => {
    const body = form();
    const answers = await Promise.all([1, 2].map(() => agent.post('/complaints', body)));
    expect(answers.map((answer) => answer.body.id)).toEqual([answers[0]!.body.id, answers[0]!.body.id]);
    expect(answers[0]!.body).toMatchObject({ company: '东方物业', signedAt: null, writerId: agent.id, version: 1 });
    expect(answers[0]!.body.dueAt).toBe('2026-11-25T16:00:00.000Z');
    for (const wrong of [{ cause: ' ' }, { person: '' }, { severity: 4 }, { agentId: contactId }])
      expect((await agent.post('/complaints', form(wrong))).status).toBeGreaterThanOrEqual(400);
  });

  it('is signed by its writer before anything goes out, told to departments and followed until satisfied (DOMAIN V17, V18)', async () => {
    let complaint = await open();
    expect((await act(complaint, 'notices', { department: '维修部', text: '请复检' })).body.code).toBe(
      'complaint_not_signed',
    );
    expect((await act(complaint, 'sign', {}, lead)).body.code).toBe('complaint_not_writer');
    complaint = await done(complaint, 'sign');
    complaint = await done(complaint, 'notices', { department: '维修部', text: '请复检' });
    const confirm = { noticeId: complaint.notices[0]!.id, confirmedBy: '维修部 赵工' };
    complaint = await done(complaint, 'confirm', confirm, lead);
    expect((await act(complaint, 'confirm', confirm)).body.code).toBe('complaint_notice_confirmed');
    expect((await act(complaint, 'close')).body.code).toBe('complaint_not_satisfied');
    complaint = await done(complaint, 'steps', { result: '仍有异响', satisfied: false });
    const stale = { clientId: clientId(), version: 1, result: '好了', satisfied: true };
    expect((await agent.post(`/complaints/${complaint.id}/steps`, stale)).body.code).toBe('version_conflict');
    complaint = await done(complaint, 'steps', { result: '换新机，满意', satisfied: true });
    complaint = await done(complaint, 'close');
    expect(complaint).toMatchObject({ closedHow: 'satisfied', closedById: agent.id });
    expect((await act(complaint, 'steps', { result: '再', satisfied: true })).body.code).toBe('complaint_closed');
    const told = await desk.sql.query<{ type: string }>(
      `select type from desk_event where subject_kind = 'complaint' and subject_id = $1 order by version`,
      [complaint.id],
    );
    expect(told.rows.map(({ type }) => type.replace('complaint.', ''))).toEqual([
      ...['opened', 'signed', 'notified', 'confirmed', 'contacted', 'contacted', 'closed'],
    ]);
  });

  it('with a claim is answered by nobody alone (DOMAIN V15)', async () => {
    let complaint = await open({ signed: true });
    complaint = await done(complaint, 'ask', { claim: '赔 200 元' });
    const decision = { approved: true, answer: '可赔 100 元' };
    expect((await act(complaint, 'decide', decision)).body.code).toBe('forbidden');
    expect((await act(complaint, 'close', { reason: '先关' }, lead)).body.code).toBe('complaint_compensation_open');
    complaint = await done(complaint, 'decide', decision, lead);
    complaint = await done(complaint, 'close', { reason: '客户出国，三次未接' }, lead);
    expect(complaint).toMatchObject({ closedHow: 'by_lead', closingReason: '客户出国，三次未接' });
  });

  it('that is severe goes up at once and stands on the board until somebody speaks to the contact (DOMAIN H17)', async () => {
    const socket = await lead.socket();
    const told: Notice[] = [];
    socket.on('notice', (notice: Notice) => told.push(notice));
    const complaint = await open({ severity: 3, signed: true });
    expect(complaint.dueAt).toBe('2026-11-24T16:00:00.000Z');
    const kinds = async () => told.map(({ kind }) => kind);
    await eventually(kinds, (seen) => seen.includes('complaint_severe'));
    const alarms = async () => ((await lead.get('/board')).body as Board).alarms.map(({ kind }) => kind);
    await eventually(alarms, (seen) => seen.includes('complaint_severe'));
    await done(complaint, 'steps', { result: '已致歉', satisfied: null });
    await eventually(alarms, (seen) => !seen.includes('complaint_severe'));
  });

  it('leaves the desk in the register as who downloads it sees it, and runs nothing (law 10)', async () => {
    const complaint = await open({ signed: true, severity: 3, company: '=1+1', cause: '修了三次，\n还有"异响"' });
    const notice = { department: '维修部', text: '请复检' };
    const { number } = await done(complaint, 'notices', notice);
    const lines = (await lead.download('/complaints/export?state=open&severity=3&locale=zh-CN')).split('\r\n');
    expect(lines[0]).toContain('投诉登记 (Asia/Shanghai)');
    expect(lines[1]).toMatch(/^编号,登记时间,客户,单位名称,/);
    const file = lines.join('\n');
    expect(file).toContain(`\n${number},`);
    expect(file).toContain(`,王女士,'=1+1,`);
    expect(file).toContain(`,严重,"修了三次，\n还有""异响""",小张,小张,`);
    expect(file).toContain(',未了结,,,维修部,');
    expect(await other.download('/complaints/export?state=all&locale=en')).not.toContain(`\n${number},`);
    expect((await lead.get('/complaints/export?format=pdf')).body.code).toBe('invalid_input');
  });

  it('is seen by who sees its ticket or answers for it, and by nobody else (law 10)', async () => {
    let complaint = await open({ signed: true });
    expect((await other.get(`/complaints/${complaint.id}`)).status).toBe(404);
    expect((await act(complaint, 'steps', { result: '我来', satisfied: true }, other)).status).toBe(404);
    const listed = async (who: AgentClient): Promise<string[]> =>
      ((await who.get('/complaints?state=open')).body.rows as ComplaintView[]).map(({ id }) => id);
    expect(await listed(other)).not.toContain(complaint.id);
    const socket = await other.socket();
    const told: Notice[] = [];
    socket.on('notice', (notice: Notice) => told.push(notice));
    complaint = await done(complaint, 'give', { agentId: other.id }, lead);
    expect(await listed(other)).toContain(complaint.id);
    await eventually(
      async () => told.map(({ kind }) => kind),
      (seen) => seen.includes('complaint_given'),
    );
    expect((await act(complaint, 'weigh', { severity: 1 }, other)).body.code).toBe('forbidden');
    expect((await lead.get(`/complaints?ticketId=${ticketId}&state=all`)).body.rows.length).toBeGreaterThan(3);
    await desk.sql.query(`update complaint set due_at = due_at - interval '10 days'`);
    expect((await lead.get('/complaints?state=late&limit=2')).body).toMatchObject({
      rows: [{}, {}],
      next: expect.any(String),
    });
  });
});
