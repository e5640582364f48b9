import type { TicketDetail, TicketRow, Violation } from '#contract';
import { localDayOf } from '#domain';
import { ConductReader } from '../../apps/server/src/scoring/conduct/conduct-reader.service';
import { type AgentClient, type Desk, eventually, type VisitorClient } from '../support/desk';
import { MailSink } from './mail/mail-sink';
import { addInbox, post, SERVICE, setUndo } from './mail/mail-desk';
import { newOpenid, WechatDesk } from './wechat/wechat-desk';

const MINUTE = 60;
const DAY = 86_400;

describe('the ledger of conduct (DOMAIN W1, W2, W11, W13, H12)', () => {
  let house: WechatDesk;
  let desk: Desk;
  let sink: MailSink;
  let [agent, lead, otherLead, stranger]: AgentClient[] = [];

  beforeAll(async () => {
    house = await WechatDesk.open();
    desk = house.desk;
    agent = house.agent;
    sink = await MailSink.open();
    await setUndo(desk, 0);
    await addInbox(desk, sink.port, SERVICE);
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'busy' });
    otherLead = await desk.agent({ name: '赵组长', role: 'team_lead', status: 'busy' });
    const { calendarId } = (await desk.admin.get('/admin/teams')).body.rows[0] as { calendarId: string };
    const south = await desk.admin.post('/admin/teams', { name: '南区', strategy: 'manual', calendarId });
    stranger = await desk.agent({ name: '外组长', role: 'team_lead', status: 'busy', teamIds: [south.body.id] });
  });
  afterAll(async () => {
    await desk.close();
    await house.remote.close();
    await sink.halt();
  });

  let said = 0;
  const unique = (): string => `conduct-${(said += 1)}`;
  const detail = async (id: string) => (await desk.admin.get(`/tickets/${id}`)).body as TicketDetail;
  const found = async (query: string, who = desk.admin) =>
    (await who.get(`/violations?limit=200&${query}`)).body.rows as Violation[];
  const of = (ticketId: string, rule: string, count = 1) =>
    eventually(
      () => found(`ticketId=${ticketId}&rule=${rule}`),
      (rows) => rows.length >= count,
    );
  const settled = async () => {
    const last = (await desk.sql.query('select max(id) as id from desk_event')).rows[0].id as string;
    await eventually(
      async () => (await desk.sql.query('select cursor_id from conduct_reading')).rows[0].cursor_id as string,
      (at) => BigInt(at) >= BigInt(last),
    );
  };

  const asked = async (text: string): Promise<TicketRow> => (await waiting(text)).row;
  async function waiting(text: string): Promise<{ row: TicketRow; visitor: VisitorClient }> {
    const visitor = await desk.visitor();
    await visitor.say(text);
    const rows = await eventually(
      async () => (await agent!.get('/tickets?view=mine&limit=200')).body.rows as TicketRow[],
      (mine) => mine.some(({ lastMessage, window }) => lastMessage?.preview === text && window),
    );
    return { row: rows.find(({ lastMessage }) => lastMessage?.preview === text)!, visitor };
  }
  async function reply(ticketId: string, text: string, who = agent!) {
    const { row } = await detail(ticketId);
    const body = { clientId: unique(), text, seenSeq: row.lastSeq, then: 'waiting' };
    const answer = await who.post(`/tickets/${ticketId}/replies`, body);
    expect(answer.status).toBe(201);
    return answer.body.message as { id: string };
  }
  async function late(text: string): Promise<Violation> {
    const row = await asked(text);
    desk.clock.advance(31 * MINUTE);
    const [violation] = await of(row.id, 'late_reply');
    return violation!;
  }
  const verb = (who: AgentClient, { id, version }: Violation, name: string, body: object = {}) =>
    who.post(`/violations/${id}/${name}`, { version, ...body });
  const until = (violation: Violation) => Date.parse(violation.dueAt!) - desk.clock.now().getTime();

  it('W1: a breach is proposed, confirmed, appealed with a file and reversed by another lead', async () => {
    const proposed = await late('退款什么时候到？');
    expect(proposed).toMatchObject({ state: 'proposed', agentId: agent!.id, points: 0.5, rule: 'late_reply' });
    expect(proposed.window).toMatchObject({ repeatAt: null, endedAt: null });
    expect((await verb(agent!, proposed, 'confirm')).body.code).toBe('forbidden');
    const confirmed = (await verb(lead!, proposed, 'confirm')).body as Violation;
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedById: lead!.id, version: 2 });
    expect((await verb(otherLead!, proposed, 'confirm')).body.code).toBe('violation_state');

    const file = (await agent!.upload('断线.txt', Buffer.from('09:58 网络断开'))).body as { id: string };
    const appeal = { text: '当时网络断开', fileIds: [file.id] };
    expect((await verb(lead!, confirmed, 'appeal', appeal)).body.code).toBe('forbidden');
    const appealed = (await verb(agent!, confirmed, 'appeal', appeal)).body as Violation;
    expect(appealed.steps.at(-1)).toMatchObject({
      step: 'appealed',
      text: '当时网络断开',
      files: [{ name: '断线.txt' }],
    });
    const path = `/violations/${appealed.id}/files/${file.id}`;
    expect([(await otherLead!.get(path)).status, (await stranger!.get(path)).status]).toEqual([200, 404]);

    const reversal = { outcome: 'reversed', reason: '断线属实' };
    expect((await verb(lead!, appealed, 'decide', reversal)).body.code).toBe('violation_same_judge');
    expect((await verb(agent!, appealed, 'decide', reversal)).body.code).toBe('forbidden');
    const reversed = (await verb(otherLead!, appealed, 'decide', reversal)).body as Violation;
    expect(reversed).toMatchObject({ state: 'reversed', dueAt: null });
    expect(reversed.steps.map(({ step, by }) => [step, by?.name ?? null])).toEqual([
      ['proposed', null],
      ['confirmed', '陈组长'],
      ['appealed', '李敏'],
      ['reversed', '赵组长'],
    ]);
    expect((await verb(desk.admin, reversed, 'decide', reversal)).body.code).toBe('violation_state');
    const { rows } = (await desk.admin.get('/admin/audit?limit=50')).body as { rows: { act: string }[] };
    expect(rows.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['violation.confirmed', 'violation.appealed', 'violation.reversed']),
    );
  });

  it('W1: two facts of one episode and one violation, however often the contact writes', async () => {
    const { row, visitor } = await waiting('还没收到货');
    await visitor.say('在吗');
    desk.clock.advance(31 * MINUTE);
    await of(row.id, 'late_reply');
    const { windows } = await detail(row.id);
    for (const again of ['怎么还没回复', '请回复我']) await visitor.say(again);
    await reply(row.id, '您好，8001 为您服务，今天送达');
    await settled();
    const late = await found(`ticketId=${row.id}&rule=late_reply`);
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({ windowId: windows[0]!.id, window: { repeats: 2, ending: 'answered' } });
    expect(late[0]!.window!.workingSeconds).toBeGreaterThanOrEqual(31 * MINUTE);
    expect(Date.parse(late[0]!.window!.repeatAt!)).toBeGreaterThan(Date.parse(late[0]!.window!.dueAt));
  });

  it('W1: where only asking again counts, a late reply is proposed when the contact does', async () => {
    const effectiveAt = desk.clock.now().toISOString();
    await desk.admin.post('/admin/settings', { key: 'violation.only_repeat', value: 1, effectiveAt });
    const { row, visitor } = await waiting('只在追问时计分');
    desk.clock.advance(31 * MINUTE);
    await eventually(
      async () => (await detail(row.id)).windows[0]!.breachedAt,
      (at) => at !== null,
    );
    await settled();
    expect(await found(`ticketId=${row.id}&rule=late_reply`)).toEqual([]);
    await visitor.say('有人吗');
    await of(row.id, 'late_reply');
    const back = { key: 'violation.only_repeat', value: 0, effectiveAt: desk.clock.now().toISOString() };
    await desk.admin.post('/admin/settings', back);
  });

  it('W13: the late reply is charged to who held the ticket at the deadline, not to who got it at minute 29', async () => {
    const receiver = await desk.agent({ name: '张伟', status: 'busy' });
    const row = await asked('29 分钟时转走');
    desk.clock.advance(29 * MINUTE);
    await agent!.post(`/tickets/${row.id}/transfer`, { toAgentId: receiver.id, reason: '他更熟悉' });
    desk.clock.advance(2 * MINUTE);
    const [violation] = await of(row.id, 'late_reply');
    expect(violation!.agentId).toBe(receiver.id);
  });

  it('W13: a wait that was excused before its deadline is none; who is charged can’t excuse it after', async () => {
    const [inTime, own, byLead] = [await asked('谢谢'), await asked('好的谢谢'), await asked('收到谢谢')];
    await agent!.post(`/tickets/${inTime.id}/no-reply-needed`, { reason: '客户只是道谢' });
    desk.clock.advance(31 * MINUTE);
    await Promise.all([of(own.id, 'late_reply'), of(byLead.id, 'late_reply')]);
    await agent!.post(`/tickets/${own.id}/no-reply-needed`, { reason: '客户只是道谢' });
    await lead!.post(`/tickets/${byLead.id}/no-reply-needed`, { reason: '客户只是道谢' });
    await settled();
    expect(await found(`ticketId=${inTime.id}&rule=late_reply`)).toEqual([]);
    expect((await of(own.id, 'late_reply'))[0]).toMatchObject({
      state: 'proposed',
      window: { ending: 'excused', excuse: '客户只是道谢' },
    });
    const [excused] = await of(byLead.id, 'late_reply');
    expect(excused).toMatchObject({ state: 'dismissed' });
    expect(excused!.steps.at(-1)).toMatchObject({ why: 'window_excused', by: null });
  });

  it('H12: a phrase is found in chat, email and WeChat alike, with its place', async () => {
    const chat = await asked('能定制吗');
    const openid = newOpenid();
    await house.platform.text(openid, '能定制吗，微信');
    const wechat = (await house.ticketOf(openid, 2)).row;
    await post(desk.smtpPort, { to: SERVICE, from: 'wang@mail.example', subject: '定制', text: '能定制吗' });
    const mail = await eventually(
      async () =>
        ((await desk.admin.get('/tickets?view=all&limit=200')).body.rows as TicketRow[]).find(
          (r) => r.subject === '定制',
        ),
      (row) => row !== undefined,
    );
    for (const { id } of [chat, wechat, mail!]) {
      const { id: messageId } = await reply(id, '您好，8001 为您服务。这个我不 知　道，也*沒辦法');
      const [violation] = await of(id, 'forbidden_phrase');
      expect(violation).toMatchObject({ messageId, agentId: agent!.id, state: 'proposed' });
      const { text, marks } = violation!.said!;
      expect(marks.map(({ start, end, phrase }) => [text.slice(start, end), phrase])).toEqual([
        ['不 知　道', '不知道'],
      ]);
    }
  });

  it('W11, H11, H13: the first reply, and only the first, must name the number; the desk may have named it', async () => {
    const row = await asked('想问运费');
    await reply(row.id, '喂');
    await reply(row.id, '他不在');
    await settled();
    const rules = (await found(`ticketId=${row.id}`)).map(({ rule }) => rule).sort();
    const greeted = (await detail(row.id)).messages.some(
      ({ kind, text }) => kind === 'greeting' && text.includes('8001'),
    );
    expect(rules).toEqual(['only_hello', 'pushed_away', ...(greeted ? [] : ['no_work_number'])].sort());
  });

  it('a reply that is taken back was never said', async () => {
    await setUndo(desk, 15);
    await post(desk.smtpPort, { to: SERVICE, from: 'li@mail.example', subject: '撤回', text: '有货吗' });
    const mail = await eventually(
      async () =>
        ((await desk.admin.get('/tickets?view=all&limit=200')).body.rows as TicketRow[]).find(
          (r) => r.subject === '撤回',
        ),
      (row) => row !== undefined,
    );
    const { id } = await reply(mail!.id, '您好，8001。不清楚');
    await of(mail!.id, 'forbidden_phrase');
    expect((await agent!.post(`/messages/${id}/take-back`)).status).toBe(200);
    const [violation] = await eventually(
      () => found(`ticketId=${mail!.id}&rule=forbidden_phrase`),
      ([row]) => row?.state === 'dismissed',
    );
    expect(violation!.steps.at(-1)).toMatchObject({ why: 'reply_taken_back' });
  });

  it('W8: a lead proposes what was heard, once however often it is sent', async () => {
    const row = await asked('电话里说的');
    const proposal = { clientId: unique(), rule: 'cold_voice', agentId: agent!.id, ticketId: row.id, note: '叹气两次' };
    const answers = await Promise.all([1, 2, 3].map(() => lead!.post('/violations', proposal)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]!.body.steps[0]).toMatchObject({ by: { name: '陈组长' }, text: '叹气两次' });
    expect((await agent!.post('/violations', { ...proposal, clientId: unique() })).body.code).toBe('forbidden');
    expect((await stranger!.post('/violations', { ...proposal, clientId: unique() })).body.code).toBe('not_found');
    const own = { ...proposal, clientId: unique(), agentId: lead!.id };
    expect((await lead!.post('/violations', own)).body.code).toBe('violation_own');
    expect((await lead!.post('/violations', { ...proposal, clientId: unique(), rule: 'late_reply' })).status).toBe(400);
  });

  it('the ledger leaves the desk with what was said, who judged it and the appeal, as its reader sees it (law 10)', async () => {
    const row = await asked('语气怎么这样');
    const about = { agentId: agent!.id, ticketId: row.id, rule: 'cold_voice', note: '=HYPERLINK("x") 叹气' };
    const { id } = (await lead!.post('/violations', { ...about, clientId: unique() })).body as Violation;
    await lead!.post(`/violations/${id}/confirm`, { version: 1 });
    const appeal = { version: 2, text: '当时嗓子哑了' };
    expect((await agent!.post(`/violations/${id}/appeal`, appeal)).status).toBe(200);
    const month = localDayOf('Asia/Shanghai', desk.clock.now()).slice(0, 7);
    const query = `rule=cold_voice&state=appealed&month=${month}`;
    const lines = (await lead!.download(`/violations/export?${query}&locale=zh-CN`)).trimEnd().split('\r\n');
    expect(lines[0]).toContain(`行为记录 ${month} (Asia/Shanghai)`);
    expect(lines[1]).toMatch(/^发生时间,工号,客服,事项,状态,分数,/);
    const own = lines.filter((line) => line.includes(`#${row.number}`));
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(',语气冷淡,申诉中,-0.5,');
    expect(own[0]).toContain(',陈组长,当时嗓子哑了,');
    expect(lines).toHaveLength((await found(query)).length + 2);
    expect(await stranger!.download(`/violations/export?${query}`)).not.toContain('当时嗓子哑了');
    expect((await lead!.get('/violations/export?month=2026-13')).body.code).toBe('invalid_input');
  });

  it('H23: a lead names the kind of a fault; the month counts each kind until it is set aside', async () => {
    const row = await asked('买错尺寸了');
    const about = { agentId: agent!.id, ticketId: row.id, note: '下错单，型号不对' };
    const faults = async () =>
      (await lead!.get(`/violations/months?month=${desk.clock.now().toISOString().slice(0, 7)}`)).body.faults;
    const [first] = [(await lead!.post('/violations', { ...about, clientId: unique(), rule: 'wrong_item' })).body];
    await lead!.post('/violations', { ...about, clientId: unique(), rule: 'paid_not_ordered' });
    expect(await faults()).toEqual([
      { rule: 'paid_not_ordered', count: 1 },
      { rule: 'wrong_item', count: 1 },
    ]);
    expect((await found(`rule=wrong_item&ticketId=${row.id}`)).map(({ id }) => id)).toEqual([first.id]);
    const reason = { version: first.version, reason: '客户自己选错' };
    expect((await lead!.post(`/violations/${first.id}/dismiss`, reason)).status).toBe(200);
    expect(await faults()).toEqual([{ rule: 'paid_not_ordered', count: 1 }]);
  });

  it('is shown to the judged agent, their leads and admins, and to nobody else (law 10)', async () => {
    const colleague = await desk.agent({ name: '同事', status: 'busy' });
    const [one] = await found(`agentId=${agent!.id}`);
    const seen = async (who: AgentClient) => [
      (await who.get(`/violations/${one!.id}`)).status,
      (await found(`agentId=${agent!.id}`, who)).length > 0,
    ];
    expect(await Promise.all([agent!, lead!, desk.admin].map(seen))).toEqual(Array(3).fill([200, true]));
    expect(await Promise.all([colleague, stranger!].map(seen))).toEqual(Array(2).fill([404, false]));
    const month = desk.clock.now().toISOString().slice(0, 7);
    const rows = (await colleague.get(`/violations/months?month=${month}`)).body.rows as { agentId: string }[];
    expect(rows.filter(({ agentId }) => agentId !== colleague.id)).toEqual([]);
  });

  it('a month’s points are those of its rows', async () => {
    const month = desk.clock.now().toISOString().slice(0, 7);
    const proposed = await late('积分的问题');
    await verb(lead!, proposed, 'confirm');
    const { rows } = (await desk.admin.get(`/violations/months?month=${month}`)).body;
    const counting = await found(`agentId=${agent!.id}&month=${month}&counting=1`);
    const total = rows.find(({ agentId }: { agentId: string }) => agentId === agent!.id).points as number;
    expect(total).toBe(counting.reduce((sum, { points }) => sum + points, 0));
    expect(total).toBeGreaterThanOrEqual(0.5);
  });

  it('reading again, from the beginning and by two at once, doubles nothing and changes nothing', async () => {
    await settled();
    const rows = async () =>
      (await desk.sql.query('select * from violation order by rule, evidence_key')).rows as object[];
    const facts = async () =>
      (await desk.sql.query('select * from conduct_episode order by window_id')).rows as object[];
    const before = [await rows(), await facts()];
    const events = async () =>
      (await desk.sql.query("select count(*) from desk_event where subject_kind = 'violation'")).rows[0]
        .count as string;
    const told = await events();
    const reader = desk.app.get(ConductReader, { strict: false });
    await reader.rebuild();
    while ((await Promise.all([reader.read(), reader.read()])).some(({ more }) => more));
    await settled();
    expect([await rows(), await facts()]).toEqual(before);
    expect(await events()).toBe(told);
    // And from nothing but what happened: the same findings for the same people.
    const findings =
      'select rule, evidence_key, agent_id, at, points, said from violation where proposed_by_id is null order by rule, evidence_key';
    const found_ = (await desk.sql.query(findings)).rows as object[];
    await desk.sql.query("delete from violation; delete from desk_event where subject_kind = 'violation'");
    await reader.rebuild();
    while ((await reader.read()).more);
    await settled();
    expect((await desk.sql.query(findings)).rows).toEqual(found_);
  });

  it('nobody confirms in three working days: dismissed; nobody decides in five: granted; an appeal must come in five', async () => {
    const [lapsing, late_, appealing] = [await late('没人确认'), await late('申诉太晚'), await late('没人裁决')];
    expect(until(lapsing)).toBeGreaterThan(2 * DAY * 1000);
    const confirmed = (await verb(lead!, late_, 'confirm')).body as Violation;
    const appealed = (
      await verb(agent!, (await verb(lead!, appealing, 'confirm')).body as Violation, 'appeal', { text: '当时在通话' })
    ).body as Violation;
    desk.clock.advance(until(lapsing) / 1000 + 1);
    // Days pass, and sessions with them.
    const read = (id: string) => async () =>
      (await desk.sql.query('select state, steps from violation where id = $1', [id])).rows[0] as Violation;
    const lapsed = await eventually(read(lapsing.id), ({ state }) => state === 'dismissed');
    expect(lapsed.steps.at(-1)).toMatchObject({ step: 'dismissed', by: null, why: 'lapsed' });
    desk.clock.advance(until(appealed) / 1000 + 1);
    const granted = await eventually(read(appealed.id), ({ state }) => state === 'reversed');
    expect(granted.steps.at(-1)).toMatchObject({ step: 'reversed', by: null, why: 'lapsed' });
    const again = await desk.signIn('agent1@desk.test', 'correct horse 8021');
    expect((await verb(again, confirmed, 'appeal', { text: '太晚了' })).body.code).toBe('appeal_too_late');
  });
});
