import type { FigureMail } from '#contract';
import { addInbox } from './mail/mail-desk';
import { MailSink } from './mail/mail-sink';
import { type AgentClient, type Desk, eventually, openDesk } from '../support/desk';

let desk: Desk;
let sink: MailSink;
let lead: AgentClient;
let agent: AgentClient;
let gone: AgentClient;
let acts = 0;
const clientId = (): string => `mail-${String((acts += 1)).padStart(4, '0')}`;
const emails = new Map<string, string>();

// A Monday, 10:00 in Shanghai.
beforeAll(async () => {
  desk = await openDesk({ PUBLIC_URL: 'https://desk.halfhour.example' });
  lead = await desk.agent({ role: 'team_lead', visibility: 'team', status: 'offline', name: '班长' });
  agent = await desk.agent({ name: '小张 <b>', visibility: 'own', teamIds: [], status: 'offline' });
  gone = await desk.agent({ name: '小王', status: 'offline' });
  await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
  const { rows } = await desk.sql.query('select id, email from agent');
  for (const { id, email } of rows as { id: string; email: string }[]) emails.set(id, email);
  sink = await MailSink.open();
  await addInbox(desk, sink.port, 'service@halfhour.example');
});
afterAll(async () => {
  await desk.close();
  await sink.halt();
});

const plan = (more: object = {}) => ({
  ...{
    clientId: clientId(),
    name: '每日指标',
    figures: ['replies', 'tickets_opened', 'first_response_share'],
    by: 'agent',
    teamId: null,
  },
  ...{ span: 'yesterday', compares: true, recipientIds: [desk.admin.id], every: 'day', weekday: 1, monthDay: 1 },
  ...{ at: '09:00', locale: 'zh-CN', ...more },
});
const planned = async (by: AgentClient, more: object = {}): Promise<FigureMail> => {
  const answer = await by.post('/figure-mails', plan(more));
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  return answer.body as FigureMail;
};
const one = async (id: string): Promise<FigureMail> =>
  ((await desk.admin.get('/figure-mails')).body.rows as FigureMail[]).find((mail) => mail.id === id)!;
const ended = (id: string, n: number): Promise<FigureMail> =>
  eventually(
    () => one(id),
    ({ letters }) => letters.length === n && letters.every(({ state }) => state !== 'queued' && state !== 'sending'),
  );
const turnTo = (at: string): void => desk.clock.advance((Date.parse(at) - desk.clock.now().getTime()) / 1000);
const mailsTo = (who: AgentClient) => sink.to(emails.get(who.id)!);

it('is planned by who leads, and refuses what can not be sent', async () => {
  expect((await agent.post('/figure-mails', plan())).status).toBe(403);
  expect((await agent.get('/figure-mails')).status).toBe(403);
  const codeOf = async (more: object) => (await lead.post('/figure-mails', plan(more))).body.code as string;
  expect(await codeOf({ recipientIds: [] })).toBe('figure_mail_no_recipients');
  expect(await codeOf({ figures: [] })).toBe('figure_mail_no_figures');
  expect(await codeOf({ figures: ['luck'] })).toBe('figure_mail_figure_unknown');
  expect(await codeOf({ at: '25:00' })).toBe('figure_mail_time_invalid');
  expect(await codeOf({ every: 'month', monthDay: 32 })).toBe('figure_mail_time_invalid');
  expect((await desk.admin.get('/figure-mails')).body.rows).toEqual([]);
});

it('gives each recipient what they may see, the same as the screen and the file, and nobody twice', async () => {
  const recipientIds = [desk.admin.id, agent.id, gone.id];
  const body = plan({ recipientIds });
  const both = await Promise.all([1, 2].map(() => desk.admin.post('/figure-mails', body)));
  const [id, again] = both.map(({ body: { id: of } }) => of as string);
  expect(again).toBe(id);
  expect((await one(id!)).nextAt).toBe('2026-11-24T01:00:00.000Z');
  expect((await desk.admin.patch(`/admin/agents/${gone.id}`, { disabled: true })).status).toBe(200);
  turnTo('2026-11-24T01:00:01Z');
  const mail = await ended(id!, 3);
  const stateOf = (name: string) => mail.letters.find(({ agentName }) => agentName === name)!;
  expect(stateOf('小王')).toMatchObject({ state: 'skipped', reason: 'account_disabled' });
  expect(stateOf('小张 <b>')).toMatchObject({ state: 'sent', slotAt: '2026-11-24T01:00:00.000Z' });
  expect(mail.nextAt).toBe('2026-11-25T01:00:00.000Z');
  expect([mailsTo(desk.admin).length, mailsTo(agent).length, mailsTo(gone).length]).toEqual([1, 1, 0]);

  const [own] = mailsTo(agent);
  expect(own!.subject).toContain('每日指标 2026-11-23');
  expect(own!.text).toContain('2026-11-23（Asia/Shanghai）');
  expect(own!.text).toContain('小张 <b>');
  expect(own!.text).not.toContain('班长');
  expect(own!.html).toContain('小张 &lt;b&gt;');
  expect(own!.html).toContain('from=2026-11-23&amp;to=2026-11-23&amp;step=day&amp;by=agent');
  const [whole] = mailsTo(desk.admin);
  expect(whole!.text).toContain('班长');
  expect(whole!.text).toContain('上期 2026-11-22');
  const csv = Buffer.from(whole!.attachments[0]!.content as ArrayBuffer).toString('utf8');
  const query = 'from=2026-11-23&to=2026-11-23&step=day&by=agent&format=csv&locale=zh-CN';
  const file = (await desk.admin.download(`/figures/export?${query}`)).trim().split('\r\n');
  const rows = csv.trim().split('\r\n');
  expect(rows.length).toBe(file.length);
  // The same rows; of the columns only those that were chosen.
  const header = file[1]!.split(',');
  const chosen = rows[1]!.split(',').map((name) => header.indexOf(name));
  expect(chosen).toHaveLength(6);
  expect(rows.slice(1)).toEqual(file.slice(1).map((line) => chosen.map((i) => line.split(',')[i]).join(',')));

  turnTo('2026-11-24T02:00:00Z');
  expect((await one(id!)).letters).toHaveLength(3);
  expect((await desk.admin.delete(`/figure-mails/${id!}`)).status).toBe(200);
});

it('skips a recipient whom the team is not shown, with the reason', async () => {
  const { id } = await planned(desk.admin, { teamId: desk.teamId, recipientIds: [agent.id, desk.admin.id] });
  const before = mailsTo(agent).length;
  const asked = { clientId: clientId() };
  const both = await Promise.all([1, 2].map(() => desk.admin.post(`/figure-mails/${id}/send`, asked)));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const { letters } = await ended(id, 2);
  expect(letters.map(({ state, reason }) => [state, reason]).sort()).toEqual([
    ['sent', null],
    ['skipped', 'no_right'],
  ]);
  expect(letters.every(({ byName }) => byName !== null)).toBe(true);
  expect(mailsTo(agent)).toHaveLength(before);
  expect((await desk.admin.delete(`/figure-mails/${id}`)).status).toBe(200);
});

it('says nothing while it is paused, goes on where it would be next, and ends when it is deleted', async () => {
  const mail = await planned(lead, { recipientIds: [lead.id] });
  const { id } = mail;
  expect((await desk.admin.get('/figure-mails')).body.rows).toHaveLength(1);
  const other = await desk.agent({ role: 'team_lead', status: 'offline' });
  expect((await other.get('/figure-mails')).body.rows).toEqual([]);
  expect((await other.delete(`/figure-mails/${id}`)).status).toBe(404);
  const paused = await lead.post(`/figure-mails/${id}/pause`, { paused: true, version: mail.version });
  expect(paused.body).toMatchObject({ nextAt: null, version: 2 });
  const stale = await lead.post(`/figure-mails/${id}/pause`, { paused: true, version: mail.version });
  expect(stale.body.code).toBe('version_conflict');
  turnTo('2026-11-26T02:00:00Z');
  const on = await lead.post(`/figure-mails/${id}/pause`, { paused: false, version: 2 });
  expect(on.body.nextAt).toBe('2026-11-27T01:00:00.000Z');
  expect((await one(id)).letters).toEqual([]);
  turnTo('2026-11-29T02:00:00Z');
  const { letters } = await ended(id, 1);
  expect(letters[0]).toMatchObject({ state: 'sent', slotAt: '2026-11-29T01:00:00.000Z' });
  const { clientId: _, ...changed } = plan({ recipientIds: [lead.id], every: 'month', monthDay: 31 });
  const written = await lead.put(`/figure-mails/${id}`, { ...changed, version: 3 });
  expect(written.body).toMatchObject({ nextAt: '2026-11-30T01:00:00.000Z', version: 4 });
  expect((await lead.delete(`/figure-mails/${id}`)).status).toBe(200);
  turnTo('2026-12-01T02:00:00Z');
  const { rows } = await desk.sql.query('select count(*)::int as n from figure_letter where mail_id = $1', [id]);
  expect(rows[0].n).toBe(1);
  const audit = await desk.sql.query(
    `select act from audit_log where agent_id = $1 and act like 'figure_mail.%' order by id`,
    [lead.id],
  );
  expect(audit.rows.map(({ act }: { act: string }) => act)).toEqual([
    ...['figure_mail.planned', 'figure_mail.paused', 'figure_mail.resumed', 'figure_mail.changed'],
    'figure_mail.deleted',
  ]);
});

it('does not send again what a process took and never ended', async () => {
  const { id } = await planned(desk.admin, { recipientIds: [desk.admin.id] });
  const before = mailsTo(desk.admin).length;
  await desk.sql.query(
    `insert into figure_letter (id, mail_id, agent_id, turn, slot_at, state, attempts, due_at, started_at)
     values (gen_random_uuid(), $1, $2, 'due broken', $3, 'sending', 1, $3, $3)`,
    [id, desk.admin.id, new Date(desk.clock.now().getTime() - 600_000)],
  );
  desk.clock.advance(1);
  const { letters } = await ended(id, 1);
  expect(letters[0]).toMatchObject({ state: 'unknown', reason: 'interrupted' });
  expect(mailsTo(desk.admin)).toHaveLength(before);
});

it('is due by the company’s clocks when these are turned to another zone, and nothing is sent for the turn', async () => {
  const { id } = await planned(desk.admin, { recipientIds: [desk.admin.id] });
  expect((await one(id)).nextAt).toMatch(/T01:00/);
  const moves = (zone: string) => desk.admin.put('/admin/company', { name: '半小时', zone });
  expect((await moves('Asia/Dubai')).status).toBe(200);
  const { nextAt, letters } = await eventually(
    () => one(id),
    (mail) => /T05:00/.test(mail.nextAt!),
  );
  expect(letters).toEqual([]);
  turnTo(nextAt!);
  expect((await ended(id, 1)).letters).toMatchObject([{ state: 'sent', slotAt: nextAt }]);
  await moves('Asia/Shanghai');
});
