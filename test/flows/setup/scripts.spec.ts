import { renderTemplate, type TemplateValues } from '#domain';
import type { AgentAccount, Bootstrap, Snippet } from '#contract';
import { GreetingsService } from '../../../apps/server/src/desk/scripts/greetings.service';
import { PhrasesService } from '../../../apps/server/src/desk/scripts/phrases.service';
import { ScriptValues } from '../../../apps/server/src/desk/scripts/script-values';
import { type Caller, type SetupDesk, setupDesk } from './setup-desk';

let desk: SetupDesk;
let admin: Caller;
let home: Bootstrap;
let otherTeamId: string;
beforeAll(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
  home = (await admin.ask('GET', '/bootstrap')).body;
  const other = { name: '二组', strategy: 'random', calendarId: home.calendars[0]!.id };
  otherTeamId = (await admin.ask('POST', '/admin/teams', other)).body.id;
});
afterAll(() => desk.close());

async function member(
  role: AgentAccount['role'],
  teamId = home.teams[0]!.id,
): Promise<Caller & { account: AgentAccount }> {
  const account = await desk.newAgent(admin, { role, teamIds: [teamId] });
  return Object.assign(await desk.signedIn(account.email), { account });
}
const titles = async (caller: Caller): Promise<string[]> =>
  (await caller.ask('GET', '/snippets')).body.rows.map(({ title }: Snippet) => title);

describe('snippets', () => {
  it('are found by the initials of their title', async () => {
    const { body } = await admin.ask('POST', '/snippets', { title: 'VIP 客户：发货时间', text: '当天发货' });
    expect(body).toMatchObject({ initials: 'vipkhfhsj', scope: 'all', teamId: null, ownerId: null, uses: 0 });
  });

  it('of an agent are the agent’s own, to read and to write', async () => {
    const [mine, theirs, lead] = [await member('agent'), await member('agent'), await member('team_lead')];
    const snippet = { title: '我的口头禅', text: '您好', scope: 'own' };
    const { body } = await mine.ask('POST', '/snippets', snippet);
    expect(body.ownerId).toBe(mine.account.id);
    expect(await titles(mine)).toContain('我的口头禅');
    for (const stranger of [theirs, lead, admin]) {
      expect(await titles(stranger)).not.toContain('我的口头禅');
      expect((await stranger.ask('PUT', `/snippets/${body.id}`, snippet)).status).toBe(404);
      expect((await stranger.ask('DELETE', `/snippets/${body.id}`)).status).toBe(404);
    }
    expect((await mine.ask('PUT', `/snippets/${body.id}`, { ...snippet, text: '您好！' })).body.text).toBe('您好！');
    expect((await mine.ask('DELETE', `/snippets/${body.id}`)).status).toBe(200);
    expect(await titles(mine)).not.toContain('我的口头禅');
  });

  it('for others are the leads’ and admins’ to write', async () => {
    const [agent, lead] = [await member('agent'), await member('team_lead')];
    const all = { title: '全体', text: '您好', scope: 'all' };
    expect((await agent.ask('POST', '/snippets', all)).status).toBe(403);
    const { body } = await lead.ask('POST', '/snippets', all);
    expect((await agent.ask('PUT', `/snippets/${body.id}`, all)).status).toBe(403);
    expect((await agent.ask('DELETE', `/snippets/${body.id}`)).status).toBe(403);
    const stolen = await agent.ask('PUT', `/snippets/${body.id}`, { ...all, scope: 'own' });
    expect(stolen.status).toBe(403);
  });

  it('of a team are read by the team alone, and written by its lead', async () => {
    const [ours, theirs] = [await member('team_lead'), await member('team_lead', otherTeamId)];
    const snippet = { title: '二组专用', text: '您好', scope: 'team', teamId: otherTeamId };
    expect((await ours.ask('POST', '/snippets', snippet)).status).toBe(403);
    expect((await theirs.ask('POST', '/snippets', snippet)).status).toBe(201);
    expect(
      [await titles(ours), await titles(theirs), await titles(admin)].map((list) => list.includes('二组专用')),
    ).toEqual([false, true, true]);
    const nowhere = await admin.ask('POST', '/snippets', { title: '无', text: '您好', scope: 'team' });
    expect(nowhere.body.fields).toEqual([{ path: 'teamId', rule: 'required' }]);
  });

  it('are filled in for the contact of a ticket and counted, for tickets one may see', async () => {
    const agent = await member('agent');
    const text =
      '{{contact.name}}您好，{{agent.name}}（{{agent.workNumber}}）为您处理 {{ticket.number}} 号：{{ticket.subject|咨询}}。{{contact.company|}}';
    const { body: snippet } = await admin.ask('POST', '/snippets', { title: '处理', text });
    const ticket = await insertTicket('{{agent.name}}王', home.teams[0]!.id);
    const used = await agent.ask('POST', `/snippets/${snippet.id}/use`, { ticketId: ticket.id });
    const { name, workNumber } = agent.account;
    expect(used.body.text).toBe(`{{agent.name}}王您好，${name}（${workNumber}）为您处理 ${ticket.number} 号：咨询。`);
    const [counted] = (await agent.ask('GET', '/snippets')).body.rows.filter(({ id }: Snippet) => id === snippet.id);
    expect(counted.uses).toBe(1);
    const stranger = await member('agent', otherTeamId);
    expect((await stranger.ask('POST', `/snippets/${snippet.id}/use`, { ticketId: ticket.id })).status).toBe(404);
  });

  it('can’t ask for what isn’t there', async () => {
    const { body } = await admin.ask('POST', '/snippets', {
      title: '坏',
      text: '{{contact.password}} {{constructor}} {{',
    });
    expect(body).toMatchObject({
      code: 'template_invalid',
      detail: { faults: ['{{contact.password}}', '{{constructor}}', '{{'] },
    });
  });
});

describe('greetings', () => {
  const greeting = () => ({
    inboxId: home.inboxes[0]!.id,
    audience: 'known',
    hours: 'any',
    from: '12:00',
    to: '13:00',
    text: '午休时间，稍后回复',
    position: 9,
    enabled: true,
  });

  it('of a new desk carry the work number and greet strangers and known contacts apart (DOMAIN H5, H6, W11)', async () => {
    const greetings = await desk.app.get(GreetingsService).ofInbox(home.inboxes[0]!.id);
    expect(greetings.map(({ audience, hours }) => [audience, hours])).toEqual([
      ['unknown', 'inside'],
      ['known', 'inside'],
      ['unknown', 'outside'],
      ['known', 'outside'],
    ]);
    const values = await desk.app.get(ScriptValues).values({
      inboxId: home.inboxes[0]!.id,
      teamId: home.teams[0]!.id,
      contactName: '李经理',
      contactCompany: null,
      ticketNumber: 10001,
      subject: null,
      agentId: home.me.id,
      at: new Date('2026-11-20T20:00:00+08:00'),
      locale: 'zh-CN',
    });
    const said = greetings.map(({ text }) => renderTemplate(text, values));
    expect(said[0]).toContain('接待您的是管理员（工号 1001）');
    expect(said[1]).toContain('李经理您好');
    expect(said[2]).toContain('我们在11月21日（周六）09:00开始答复您');
    for (const text of said) expect(text).toMatch(/^(李经理)?您好！我的公司，[^{}]+工号[^{}]+$/);
  });

  it('fall back to their own wording while nobody holds the ticket', async () => {
    const [first] = await desk.app.get(GreetingsService).ofInbox(home.inboxes[0]!.id);
    const nobody: TemplateValues = { 'company.name': '我的公司' };
    expect(renderTemplate(first!.text, nobody)).toContain('接待您的是值班客服（工号 接入后告知）');
  });

  it('are the leads’ and admins’ to write, and gone for the desk when disabled or deleted', async () => {
    const [agent, lead] = [await member('agent'), await member('team_lead')];
    expect((await agent.ask('POST', '/greetings', greeting())).status).toBe(403);
    const { status, body } = await lead.ask('POST', '/greetings', greeting());
    expect(status).toBe(201);
    const said = async () => (await desk.app.get(GreetingsService).ofInbox(body.inboxId)).map(({ id }) => id);
    expect(await said()).toContain(body.id);
    await lead.ask('PUT', `/greetings/${body.id}`, { ...greeting(), enabled: false });
    expect(await said()).not.toContain(body.id);
    await lead.ask('PUT', `/greetings/${body.id}`, greeting());
    expect(await said()).toContain(body.id);
    expect((await lead.ask('DELETE', `/greetings/${body.id}`)).status).toBe(200);
    expect(await said()).not.toContain(body.id);
    expect((await lead.ask('DELETE', `/greetings/${body.id}`)).status).toBe(404);
  });

  it('show how they will read and what is wrong with them', async () => {
    const asked = {
      inboxId: home.inboxes[0]!.id,
      text: '{{contact.name|您}}好，工号 {{agent.workNumber}} {{nothing}}',
    };
    const { body } = await admin.ask('POST', '/greetings/preview', asked);
    expect(body).toEqual({ text: '您好，工号 1001 {{nothing}}', faults: ['{{nothing}}'] });
    expect((await admin.ask('POST', '/greetings', { ...greeting(), text: asked.text })).body.code).toBe(
      'template_invalid',
    );
  });
});

describe('forbidden phrases', () => {
  it('stand once each, and are looked for only while enabled (DOMAIN H12)', async () => {
    const phrases = desk.app.get(PhrasesService);
    const before = await phrases.enabled();
    expect(await phrases.enabled()).toBe(before);
    expect(before).toHaveLength(6);
    const twice = await admin.ask('POST', '/forbidden-phrases', { phrase: '不知道', better: '' });
    expect(twice.body).toMatchObject({ code: 'already_exists', detail: { field: 'phrase' } });
    const written = { phrase: '自己看', better: '我给您发说明', enabled: false };
    const { body } = await admin.ask('POST', '/forbidden-phrases', written);
    expect(await phrases.enabled()).toBe(before);
    await admin.ask('PUT', `/forbidden-phrases/${body.id}`, { ...written, enabled: true });
    expect((await phrases.enabled()).map(({ phrase }) => phrase)).toContain('自己看');
    const agent = await member('agent');
    expect((await agent.ask('DELETE', `/forbidden-phrases/${body.id}`)).status).toBe(403);
    await admin.ask('DELETE', `/forbidden-phrases/${body.id}`);
    expect(await phrases.enabled()).toHaveLength(6);
  });
});

async function insertTicket(contactName: string, teamId: string): Promise<{ id: string; number: number }> {
  const row = await desk.database.row<{ id: string; number: number }>(
    `with c as (insert into contact (id, name, created_at) values (gen_random_uuid(), $1, now()) returning id)
     insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, team_id, status, status_since, priority, tags,
       last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq, queue_due_at, created_at, updated_at, version)
     select gen_random_uuid(), nextval('ticket_number'), $2, 'web-chat', c.id, $1, $3, 'open', now(), 'normal',
       '{}', 0, 0, 0, 0, 0, 0, now(), now(), now(), 1 from c returning id, number::int`,
    [contactName, home.inboxes[0]!.id, teamId],
  );
  return row!;
}
