import type { Notice, Survey, SurveyCard, TicketRow } from '#contract';
import { SURVEY_WORDS } from '#domain';
import { type AgentClient, type Answer, type Desk, eventually, type VisitorClient } from '../support/desk';
import { FakeWechat } from '../support/remotes/wechat/fake-wechat';
import { MailDesk } from './mail/mail-desk';
import type { TakenMail } from './mail/mail-sink';
import { newOpenid, WechatDesk } from './wechat/wechat-desk';

const DAY = 86_400;
let house: MailDesk;
let wechat: WechatDesk;
let remote: FakeWechat;
let desk: Desk;
let [agent, lead, stranger]: AgentClient[] = [];
let count = 0;
const next = (): number => (count += 1);

const RULE = { inboxId: null, teamId: null, version: 0, enabled: true, delayMinutes: 0, reopens: false };
const write = (rule: object): Promise<Answer> =>
  desk.admin.put('/admin/survey-rules', { ...RULE, words: SURVEY_WORDS, ...rule });

beforeAll(async () => {
  remote = await FakeWechat.open();
  house = await MailDesk.open({ PUBLIC_URL: 'https://desk.example', WECHAT_API_URL: remote.url });
  ({ desk, agent } = house as { desk: Desk; agent: AgentClient });
  wechat = await WechatDesk.over(desk, remote, agent);
  lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'offline' });
  const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
  const south = await desk.admin.post('/admin/teams', { name: '南区', strategy: 'manual', calendarId });
  stranger = await desk.agent({ name: '外组', visibility: 'own', status: 'offline', teamIds: [south.body.id] });
  await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
  expect((await write({})).status).toBe(200);
});
afterAll(async () => {
  await house.close();
  await remote.close();
});

const surveysOf = async (id: string, who = desk.admin): Promise<Survey[]> =>
  (await who.get(`/surveys?ticketId=${id}`)).body.rows as Survey[];
const survey = async (id: string, holds: (seen: Survey) => boolean): Promise<Survey> =>
  (await eventually(
    async () => (await surveysOf(id))[0],
    (seen) => seen !== undefined && holds(seen),
  ))!;
const end = (id: string, status = 'resolved', who = agent!): Promise<Answer> =>
  who.put(`/tickets/${id}/status`, { status, statusLabelId: null, reason: '已处理' });

/** A letter came, was answered and closed; and the letter that asks how it went. */
async function letter(): Promise<{ id: string; mail: TakenMail; path: string; who: string }> {
  const who = `asked-${next()}@mail.example`;
  await house.post({ from: who, subject: '空调漏水', text: '请派人来看看' });
  const { id } = await house.ticketOf(who);
  await house.reply(id, '师傅明早到', 'resolved');
  const mails = await eventually(
    () => house.sink.to(who).filter(({ text }) => text?.includes(SURVEY_WORDS['zh-CN'].invitation)),
    (seen) => seen.length > 0,
  );
  return { id, who, mail: mails[0]!, path: new URL(/https:\S+\/s\/\S+/.exec(mails[0]!.text!)![0]).pathname };
}
const press = (path: string, form: Record<string, string>): Promise<Response> =>
  fetch(desk.url + path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: 'null' } });

/** A visitor's chat that an agent ended. */
async function chat(): Promise<{ id: string; visitor: VisitorClient }> {
  const visitor = await desk.visitor();
  const words = `洗衣机响 ${next()}`;
  await visitor.say(words);
  const rows = await eventually(
    async () => (await agent!.get('/tickets?view=mine&limit=200')).body.rows as TicketRow[],
    (seen) => seen.some(({ lastMessage }) => lastMessage?.preview === words),
  );
  const { id } = rows.find(({ lastMessage }) => lastMessage?.preview === words)!;
  await end(id);
  return { id, visitor };
}
const inChat = async ({ key, session }: VisitorClient, id: string, body?: object): Promise<Answer<SurveyCard>> => {
  const answer = await fetch(`${desk.url}/api/widget/${key}/surveys/${id}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-visitor-token': session.token, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as SurveyCard };
};
const callbacksOf = async (id: string) => (await desk.admin.get(`/callbacks?ticketId=${id}&state=all`)).body.rows;
const heard = async (who: AgentClient): Promise<Notice[]> => {
  const notices: Notice[] = [];
  (await who.socket()).on('notice', (notice) => notices.push(notice));
  return notices;
};

describe('asked in web chat', () => {
  it('in place, by who chats alone; the answer is on the conversation, and once is enough', async () => {
    const { id, visitor } = await chat();
    const { messageId, id: surveyId } = await survey(id, ({ state }) => state === 'sent');
    const { messages } = await visitor.again();
    expect(messages.at(-1)).toMatchObject({ id: messageId, from: 'desk', surveyId });
    expect((await inChat(visitor, surveyId)).body).toMatchObject({ state: 'open', locale: 'zh-CN' });
    expect((await inChat(await desk.visitor(), surveyId)).status).toBe(404);
    expect((await inChat(visitor, surveyId, { score: 7 })).body).toMatchObject({ code: 'survey_score_missing' });
    const said = await inChat(visitor, surveyId, { score: 4, solved: true, remark: '不错' });
    expect(said.body).toMatchObject({ state: 'answered', score: 4, solved: true });
    expect((await inChat(visitor, surveyId, { score: 1 })).body).toMatchObject({ code: 'survey_answered' });
    expect(await surveysOf(id, stranger)).toEqual([]);
    expect(await surveysOf(id, agent)).toMatchObject([{ state: 'answered', score: 4 }]);
  });

  it('once per closing, and at most once in the days set', async () => {
    const { id, visitor } = await chat();
    await survey(id, ({ state }) => state === 'sent');
    await end(id, 'closed');
    await visitor.say('又响了');
    const fresh = await eventually(
      async () => ((await agent!.get('/tickets?view=mine&limit=200')).body.rows as TicketRow[])[0],
      (row) => row?.lastMessage?.preview === '又响了',
    );
    await end(fresh!.id);
    expect(await survey(fresh!.id, () => true)).toMatchObject({ state: 'skipped', skip: { reason: 'asked_lately' } });
    expect(await surveysOf(id)).toHaveLength(1);
  });

  it('an agent may leave one out before it goes, and must say why', async () => {
    const [{ version }] = (await desk.admin.get('/admin/survey-rules')).body.rows;
    const later = (await write({ version, delayMinutes: 30 })).body;
    const { id } = await chat();
    const planned = await survey(id, () => true);
    expect(planned.state).toBe('planned');
    expect((await agent!.post(`/surveys/${planned.id}/skip`, { version: planned.version, reason: ' ' })).status).toBe(
      400,
    );
    expect(
      (await stranger!.post(`/surveys/${planned.id}/skip`, { version: planned.version, reason: '试试' })).status,
    ).toBe(404);
    const left = await agent!.post(`/surveys/${planned.id}/skip`, {
      version: planned.version,
      reason: '客户已当面评价',
    });
    expect(left.body).toMatchObject({ state: 'skipped', skip: { reason: 'by_agent', byName: '李敏' } });
    const { id: reopened } = await chat();
    await survey(reopened, ({ state }) => state === 'planned');
    await agent!.put(`/tickets/${reopened}/status`, { status: 'open', statusLabelId: null });
    desk.clock.advance(31 * 60);
    expect(await survey(reopened, ({ state }) => state === 'skipped')).toMatchObject({ skip: { reason: 'reopened' } });
    expect((await write({ version: later.version })).status).toBe(200);
  });
});

describe('asked by letter', () => {
  it('a contact answers once by a press; a scanner that opens the link says nothing, and nothing at the desk knows the link', async () => {
    const { id, mail, path } = await letter();
    expect(mail.header('auto-submitted')).toBe('auto-replied');
    for (const method of ['GET', 'HEAD']) expect((await fetch(desk.url + path, { method })).status).toBe(200);
    const page = await fetch(`${desk.url}${path}`);
    const html = await page.text();
    expect(html).toContain(SURVEY_WORDS['zh-CN'].satisfaction);
    expect(html).not.toMatch(/空调漏水|请派人|asked-|<script/);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(await (await fetch(`${desk.url}${path}?lang=en`)).text()).toContain(SURVEY_WORDS.en.satisfaction);
    expect((await surveysOf(id))[0]).toMatchObject({ state: 'sent', score: null });

    const stored = await desk.sql.query(
      `select (select count(*)::int from message where text like '%/s/%' or html like '%/s/%') +
         (select count(*)::int from desk_event where payload::text like $1) +
         (select count(*)::int from survey where token_hash = $2) as n`,
      [`%${path.slice(3)}%`, path.slice(3)],
    );
    expect(stored.rows[0].n).toBe(0);

    const thanks = await press(path, { score: '5', solved: 'yes', remark: '师傅很准时' });
    expect([thanks.status, await thanks.text()]).toEqual([200, expect.stringContaining(SURVEY_WORDS['zh-CN'].thanks)]);
    expect(await survey(id, ({ state }) => state === 'answered')).toMatchObject({
      ...{ score: 5, solved: true, remark: '师傅很准时', agentId: agent!.id, callbackId: null },
    });
    const again = await press(path, { score: '1' });
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('已经评价过')]);
    expect(await (await fetch(desk.url + path)).text()).toContain(SURVEY_WORDS['zh-CN'].thanks);
    expect((await surveysOf(id))[0]).toMatchObject({ score: 5 });
  });

  it('is refused on the page, in the language of its reader', async () => {
    const { id, path } = await letter();
    const tries: [Record<string, string>, number, string][] = [
      [{}, 400, 'survey_score_missing'],
      [{ score: '6' }, 400, 'survey_score_missing'],
      [{ score: '3', remark: '长'.repeat(1001) }, 400, 'survey_remark_too_long'],
      [{ score: '3', remark: '长'.repeat(30_000) }, 400, 'invalid_input'],
    ];
    for (const [form, status, code] of tries) {
      const answer = await press(path, form);
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(`data-code="${code}"`)]);
    }
    const hostile = await (await press(path, { score: '9', remark: '</textarea><script>alert(1)</script>' })).text();
    expect(hostile).toContain('&lt;script&gt;');
    expect(hostile).not.toContain('<script>');
    for (const wrong of ['/s/nothing', `${path.slice(0, -1)}x`, '/s/%00', `/s/${'a'.repeat(190)}`]) {
      const answer = await fetch(`${desk.url}${wrong}?lang=en`);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('leads nowhere')]);
    }
    await desk.sql.query(
      `update survey set expires_at = expires_at - interval '7 days 1 second' where ticket_id = $1`,
      [id],
    );
    const late = await press(`${path}?lang=en`, { score: '5' });
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('time to answer is over')]);
    expect((await surveysOf(id))[0]).toMatchObject({ state: 'expired', score: null });
  });

  it('two presses at once are one answer', async () => {
    const { id, path } = await letter();
    const answers = await Promise.all(['5', '4', '3'].map((score) => press(path, { score })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { rows } = await desk.sql.query(
      `select count(*)::int as n from desk_event where type = 'survey.answered' and ticket_id = $1`,
      [id],
    );
    expect(rows[0].n).toBe(1);
  });

  it('a bad answer makes one callback and tells the lead, however often the desk dies in between (DOMAIN V18)', async () => {
    const notices = await heard(lead!);
    const { id, path } = await letter();
    await desk.sql.query('begin');
    await desk.sql.query('select from survey_reading for update');
    expect((await press(path, { score: '1', remark: '=HYPERLINK("x") 等了三天' })).status).toBe(200);
    expect(await callbacksOf(id)).toEqual([]);
    await eventually(
      async () =>
        // Within a transaction what is seen of other connections stays as it was first seen.
        (await desk.sql.query('select pg_stat_clear_snapshot()')) &&
        ((
          await desk.sql.query(
            `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock' and query like '%survey_reading%'`,
          )
        ).rows[0].n as number),
      (killed) => killed > 0,
    );
    await desk.sql.query('rollback');
    const { callbackId } = await survey(id, (seen) => seen.callbackId !== null);
    expect(await callbacksOf(id)).toMatchObject([{ id: callbackId, reason: 'bad_survey', agentId: agent!.id }]);
    await desk.sql.query('update survey_reading set cursor_xid = began_xid, cursor_id = 0');
    await eventually(
      async () => (await desk.sql.query('select cursor_id::text as id from survey_reading')).rows[0].id as string,
      (at) => at !== '0',
    );
    expect(await callbacksOf(id)).toHaveLength(1);
    expect(await surveysOf(id)).toHaveLength(1);
    expect(
      await eventually(
        () => notices.filter(({ kind }) => kind === 'bad_survey'),
        (seen) => seen.length > 0,
      ),
    ).toHaveLength(1);

    const sheet = await lead!.download(`/surveys/export?locale=zh-CN&score=1`);
    expect(sheet).toContain(`"'=HYPERLINK(""x"") 等了三天"`);
  });

  it('opens the ticket again for who is not helped, where its rule says so (DOMAIN V4), and asks no more who does not want it', async () => {
    const rules = (await desk.admin.get('/admin/survey-rules')).body.rows;
    expect((await write({ version: rules[0].version, reopens: true })).body).toMatchObject({ reopens: true });
    expect((await write({ version: rules[0].version })).body.code).toBe('version_conflict');
    const { id, path, who } = await letter();
    expect((await press(`${path}/stop`, {})).status).toBe(200);
    expect((await press(path, { score: '3', solved: 'no' })).status).toBe(200);
    expect(await survey(id, ({ reopened }) => reopened)).toMatchObject({ solved: false, state: 'answered' });
    expect((await desk.admin.get(`/tickets/${id}/row`)).body.row.status).toBe('open');
    const always = { key: 'survey.once_in', value: 0, effectiveAt: desk.clock.now().toISOString() };
    expect((await desk.admin.post('/admin/settings', always)).status).toBe(200);
    expect((await end(id)).status).toBe(200);
    const [left] = await eventually(
      () => surveysOf(id),
      (seen) => seen.length === 2,
    );
    expect(left).toMatchObject({ state: 'skipped', skip: { reason: 'opted_out' } });
    expect(house.sink.to(who).filter(({ text }) => text?.includes('/s/'))).toHaveLength(1);
  });
});

describe('asked on WeChat', () => {
  it('inside its window alone, with the link; else the reason is kept', async () => {
    const [inside, outside] = [newOpenid(), newOpenid()];
    for (const openid of [inside, outside]) await wechat.platform.text(openid, '滤芯多久换');
    const [first, second] = [await wechat.ticketOf(inside), await wechat.ticketOf(outside)];
    await end(first.row.id);
    const asked = await survey(first.row.id, ({ state }) => state !== 'planned');
    expect(asked.state).toBe('sent');
    const said = await eventually(
      () => remote.textsTo(inside).filter((text) => text.includes('https://desk.example/s/')),
      (seen) => seen.length > 0,
    );
    expect(said).toHaveLength(1);
    await desk.sql.query(`update platform_word set at = at - interval '49 hours' where external_id = $1`, [outside]);
    await end(second.row.id);
    expect(await survey(second.row.id, ({ state }) => state === 'skipped')).toMatchObject({
      skip: { reason: 'window_closed' },
    });
  });
});

it('figures have their sample, open to the rows behind them, and are kept to what the reader may see (V6, laws 9, 10)', async () => {
  const day = (offset: number) => new Date(desk.clock.now().getTime() + offset * DAY * 1000).toISOString().slice(0, 10);
  const span = `from=${day(-100)}&to=${day(1)}`;
  const { body } = await desk.admin.get(`/surveys/figures?${span}`);
  expect(body).toMatchObject({ goalPercent: 98, agents: [{ agentId: agent!.id, asked: body.asked }] });
  for (const figure of ['asked', 'answered', 'satisfied', 'bad', 'unsolved'] as const) {
    const { rows } = (await desk.admin.get(`/surveys?${span}&figure=${figure}&limit=200`)).body;
    expect([figure, rows.length]).toEqual([figure, body[figure]]);
    expect(body[figure]).toBeGreaterThan(0);
  }
  expect((await stranger!.get(`/surveys/figures?${span}`)).body).toMatchObject({ asked: 0, agents: [] });
});
