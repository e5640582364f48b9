import { randomUUID } from 'node:crypto';
import type { AutomationPast, AutomationRun, AutomationTrial } from '#contract';
import { NO_RULE_CONDITIONS } from '#domain';
import { RulePlanner } from '../../apps/server/src/desk/automation/rule-planner.service';
import { RunsService } from '../../apps/server/src/desk/automation/runs.service';
import { EventReader } from '../../apps/server/src/platform/events/event-reader';
import { Database } from '../../apps/server/src/platform/database/database';
import { type AgentClient, type Desk, eventually, openDesk, type VisitorClient } from '../support/desk';

const HOUR = 3600;
const clientId = () => `test-${randomUUID()}`;
const MESSAGE = { kind: 'event', event: 'message' };
const TAGGED = { kind: 'event', event: 'tagged' };

describe('automation', () => {
  let desk: Desk;
  let agent: AgentClient;
  let lead: AgentClient;

  beforeAll(async () => {
    desk = await openDesk();
    agent = await desk.agent({ name: '李敏', capacity: 100 });
    lead = await desk.agent({ name: '赵组长', role: 'team_lead', status: 'busy' });
    await desk.admin.patch(`/admin/teams/${desk.teamId}`, { memberIds: [agent.id, lead.id], leadIds: [lead.id] });
  });
  afterEach(async () => {
    await desk.sql.query('update automation_rule set deleted_at = now(), on_since = null where deleted_at is null');
  });
  afterAll(() => desk.close());

  const draft = (trigger: object, conditions: object, actions: object, more: object = {}) => ({
    ...{ name: '规则', trigger, runWhen: 'always', stops: false },
    conditions: { ...NO_RULE_CONDITIONS, ...conditions },
    actions,
    ...more,
  });
  const make = async (...given: Parameters<typeof draft>) => {
    const made = await desk.admin.post('/admin/automation', {
      ...draft(...given),
      on: true,
      ...given[3],
      clientId: clientId(),
    });
    expect([made.status, made.body.code]).toEqual([201, undefined]);
    return made.body as { id: string; version: number };
  };
  const refused = async (...given: Parameters<typeof draft>) =>
    (await desk.admin.post('/admin/automation', { ...draft(...given), on: true, clientId: clientId() })).body;
  const row = async (id: string) => (await desk.admin.get(`/tickets/${id}/row`)).body.row;
  const runs = async (id: string) =>
    (await desk.admin.get(`/admin/automation/${id}/runs`)).body.rows as AutomationRun[];
  const ran = (id: string, count = 1) =>
    eventually(
      () => runs(id),
      (found) => found.length >= count,
    );
  const stored = async (rule: string) =>
    (await desk.sql.query('select result, ticket_id from automation_run where rule_id = $1', [rule])).rows;
  const events = async (id: string) =>
    (await desk.sql.query('select type, payload from desk_event where ticket_id = $1 order by version, id', [id])).rows;

  async function says(text: string): Promise<{ id: string; number: number; visitor: VisitorClient }> {
    const visitor = await desk.visitor();
    await visitor.say(text);
    const newest = async () =>
      (await desk.sql.query('select id, number, holder_id from ticket order by created_at desc limit 1')).rows[0];
    const found = await eventually(newest, ({ holder_id }) => holder_id === agent.id);
    return { id: found.id, number: Number(found.number), visitor };
  }
  /** All that happened was read, and all that was due was asked about. */
  async function settled(): Promise<void> {
    await eventually(
      async () => desk.app.get(RulePlanner).read(),
      ({ more, held }) => !more && !held,
    );
    await desk.app.get(RunsService).passDue(500);
  }

  it('acts when a resolution is due soon, and again when it is overdue, once each', async () => {
    const targets = { first: null, next: null, resolution: { seconds: HOUR, hours: 'calendar', pausesOn: [] } };
    const conditions = { channels: ['web-chat'], teams: [], priorities: [], products: [], marketTiers: [] };
    const policy = {
      ...{ clientId: clientId(), name: '一小时解决', position: 1, active: true, targets },
      conditions: { ...conditions, serviceTypes: [], returnOrigins: [] },
    };
    const made = await desk.admin.post('/admin/policies', policy);
    expect(made.status).toBe(201);
    const due = await make({ kind: 'event', event: 'resolution_due' }, {}, { addTags: ['快到期'] });
    const late = await make({ kind: 'event', event: 'resolution_breached' }, {}, { priority: 'urgent' });
    const { id } = await says('一小时内修好');
    await settled();
    expect(await stored(due.id)).toEqual([]);
    desk.clock.advance(0.8 * HOUR);
    expect(await ran(due.id)).toMatchObject([{ result: 'done', ticketId: id, acts: [{ act: 'tags' }] }]);
    expect(await row(id)).toMatchObject({ tags: ['快到期'], priority: 'normal' });
    expect(await stored(late.id)).toEqual([]);
    desk.clock.advance(0.2 * HOUR);
    expect(await ran(late.id)).toMatchObject([{ result: 'done', ticketId: id, acts: [{ act: 'priority' }] }]);
    await settled();
    expect([(await stored(due.id)).length, (await stored(late.id)).length]).toEqual([1, 1]);
    const { version, position, name } = made.body.rows[0];
    const off = { version, position, name, active: false, targets, conditions: policy.conditions };
    expect((await desk.admin.put(`/admin/policies/${made.body.rows[0].id}`, off)).status).toBe(200);
  });

  it('acts on a complaint in whatever characters it is written, once, and leaves the reply window alone (law 7)', async () => {
    const rule = await make(
      MESSAGE,
      { words: ['投诉'] },
      { addTags: ['投诉'], priority: 'high', tell: ['leads'], reply: '{{contact.name|您}}好，组长会看到。' },
    );
    const { id } = await says('我要投訴你們');
    const quiet = await says('请问几点开门');
    const [run] = await ran(rule.id);
    expect(run).toMatchObject({
      result: 'done',
      ticketId: id,
      acts: [{ act: 'reply' }, { act: 'tags' }, { act: 'priority' }, { act: 'tell' }],
    });
    const after = await row(id);
    expect(after).toMatchObject({ tags: ['投诉'], priority: 'high', status: 'open' });
    expect(after.window).not.toBeNull();
    const told = (await events(id)).find(({ type }) => type === 'ticket.automated')!.payload;
    expect(told).toMatchObject({ rule: '规则', told: [lead.id], automation: { chain: [rule.id] } });
    const said = (await desk.sql.query(`select text from message where ticket_id = $1 and kind = 'greeting'`, [id]))
      .rows;
    expect(said.map(({ text }) => text).join()).toContain('组长会看到');

    await desk.app.get(Database).transaction((tx) => desk.app.get(EventReader).rewind(tx, 'automation'));
    await settled();
    expect(await runs(rule.id)).toHaveLength(1);
    expect((await row(quiet.id)).tags).toEqual([]);
    expect((await stored(rule.id)).filter(({ ticket_id }) => ticket_id === quiet.id)).toMatchObject([
      { result: 'unmet' },
    ]);
  });

  it('reminds a contact who went silent once in each episode, when the clock says so', async () => {
    const rule = await make(
      { kind: 'time', since: 'contact_silent', seconds: HOUR, hours: 'calendar' },
      {},
      { reply: '还需要帮忙吗？' },
    );
    const { id, visitor } = await says('洗衣机漏水');
    const reply = (seenSeq = 99) =>
      agent.post(`/tickets/${id}/replies`, {
        clientId: clientId(),
        text: '请问型号？',
        attachmentIds: [],
        seenSeq,
        force: true,
        then: 'waiting',
      });
    expect((await reply()).status).toBeLessThan(300);
    await eventually(
      () => stored(rule.id),
      (rows) => rows.some(({ ticket_id }) => ticket_id === id),
    );
    desk.clock.advance(HOUR - 60);
    await settled();
    expect(await runs(rule.id)).toEqual([]);
    desk.clock.advance(61);
    await settled();
    desk.clock.advance(HOUR);
    await settled();
    expect(await runs(rule.id)).toMatchObject([{ result: 'done', ticketId: id, eventId: null }]);
    await visitor.say('WD-90');
    await settled();
    await reply();
    await settled();
    desk.clock.advance(HOUR + 1);
    await settled();
    expect(await runs(rule.id)).toHaveLength(2);
  });

  it('stops two rules that wake each other, and says so', async () => {
    const one = await make(TAGGED, { tagsNone: ['乙'] }, { addTags: ['乙'], removeTags: ['甲'] });
    const two = await make(TAGGED, { tagsNone: ['甲'] }, { addTags: ['甲'], removeTags: ['乙'] }, { on: false });
    const body = {
      ...draft(TAGGED, { tagsNone: ['甲'] }, { addTags: ['甲'], removeTags: ['乙'] }),
      on: true,
      version: two.version,
    };
    expect((await desk.admin.put(`/admin/automation/${two.id}`, body)).body).toMatchObject({
      code: 'automation_cycle',
      detail: { field: 'actions' },
    });
    // What was written before the desk looked for cycles.
    await desk.sql.query('update automation_rule set on_since = $2 where id = $1', [two.id, desk.clock.now()]);
    const { id } = await says('你好');
    await agent.put(`/tickets/${id}/tags`, { tags: ['老客户'] });
    await eventually(settled, () => true);
    const log = async () => [...(await runs(one.id)), ...(await runs(two.id))].filter((run) => run.ticketId === id);
    const found = await eventually(
      async () => (await settled(), log()),
      (all) => all.some(({ result }) => result === 'guarded'),
    );
    expect(found.filter(({ result }) => result === 'done').length).toBeLessThanOrEqual(4);
    expect(found.find(({ result }) => result === 'guarded')).toMatchObject({ code: 'loop', acts: [] });
    const [shown] = (await desk.admin.get('/admin/automation')).body.rows;
    expect(shown.day.done + shown.day.guarded).toBeGreaterThan(0);
  });

  it('keeps what one rule is refused from holding up the next', async () => {
    const failing = await make(MESSAGE, {}, { status: { status: 'resolved' } });
    const next = await make(MESSAGE, {}, { addTags: ['在后'] });
    const { id } = await says('你好');
    await ran(next.id);
    expect(await runs(failing.id)).toMatchObject([{ result: 'failed', code: 'reason_required', ticketId: id }]);
    const [shown] = (await desk.admin.get('/admin/automation')).body.rows;
    expect(shown).toMatchObject({ day: { failed: 1 }, lastFailure: { code: 'reason_required' } });
  });

  it('asks no rule behind one that stops', async () => {
    await make(MESSAGE, {}, { addTags: ['第一'] }, { stops: true });
    const behind = await make(MESSAGE, {}, { addTags: ['第二'] });
    const { id } = await says('你好');
    await eventually(
      () => row(id),
      ({ tags }) => tags.length > 0,
    );
    await settled();
    expect((await row(id)).tags).toEqual(['第一']);
    expect(await stored(behind.id)).toMatchObject([{ result: 'stopped' }]);
  });

  it('says what it would have done without doing anything', async () => {
    const { id, number } = await says('我要投诉');
    await says('谢谢');
    const before = await events(id);
    const asked = draft(MESSAGE, { words: ['投诉'] }, { addTags: ['投诉'], reply: '您好，{{ticket.number}} 已转组长' });
    const past = (await desk.admin.post('/admin/automation/past', asked)).body as AutomationPast;
    expect(past.hits.map(({ ticketNumber }) => ticketNumber)).toContain(number);
    expect(past.unmet).toEqual([{ condition: 'words', count: past.looked - past.hitCount }]);
    const trial = (await desk.admin.post('/admin/automation/trial', { ...asked, number })).body as AutomationTrial;
    expect(trial).toMatchObject({ unmet: [], refusal: null, reply: `您好，${number} 已转组长` });
    expect(trial.steps.map(({ type }) => type)).toEqual(['ticket.tagged', 'message.greeted']);
    const other = { ...asked, conditions: { ...NO_RULE_CONDITIONS, words: ['退货'], holder: 'nobody' } };
    expect((await desk.admin.post('/admin/automation/trial', { ...other, number })).body.unmet).toEqual([
      'holder',
      'words',
    ]);
    const waits = draft({ kind: 'time', since: 'open_for', seconds: 60, hours: 'calendar' }, {}, { priority: 'high' });
    desk.clock.advance(120);
    const late = (await desk.admin.post('/admin/automation/past', waits)).body as AutomationPast;
    expect(late.hits.map(({ ticketNumber }) => ticketNumber)).toContain(number);
    expect(await events(id)).toEqual(before);
    expect(
      (await desk.sql.query('select count(*)::int as n from automation_rule where deleted_at is null')).rows[0].n,
    ).toBe(0);
  });

  it('refuses what can’t be kept, with the field it is about', async () => {
    const tagged = { addTags: ['回访'] };
    expect(await refused(TAGGED, {}, tagged)).toMatchObject({
      code: 'automation_triggers_itself',
      detail: { field: 'actions' },
    });
    expect(await refused(MESSAGE, {}, {})).toMatchObject({
      code: 'automation_actions_invalid',
      detail: { fault: 'empty' },
    });
    const words = Array.from({ length: 3000 }, (_, i) => `词${i}`);
    expect(await refused(MESSAGE, { words }, tagged)).toMatchObject({ code: 'automation_too_many_words' });
    expect(await refused(MESSAGE, { moon: 'full' }, tagged)).toMatchObject({ code: 'invalid_input' });
    const nobody = { assign: { to: 'team', id: randomUUID() } };
    expect(await refused(MESSAGE, {}, nobody)).toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'actions.assign' }],
    });
    const soon = { kind: 'time', since: 'open_for', seconds: 1, hours: 'working' };
    expect(await refused(soon, {}, tagged)).toMatchObject({ code: 'automation_time_invalid' });
    const kept = await make(MESSAGE, {}, tagged);
    const stale = { ...draft(MESSAGE, {}, tagged), on: true, version: kept.version + 1 };
    expect((await desk.admin.put(`/admin/automation/${kept.id}`, stale)).body.code).toBe('version_conflict');
    expect((await agent.get('/admin/automation')).status).toBe(403);
  });

  it('acts outside working hours only, by the calendar of the team', async () => {
    const rule = await make(MESSAGE, {}, { addTags: ['非工作时间'] }, { runWhen: 'not_working' });
    await (await desk.visitor()).say('现在有人吗');
    await settled();
    expect(await stored(rule.id)).toMatchObject([{ result: 'unmet' }]);
    const hour = Number(
      new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(
        desk.clock.now(),
      ),
    );
    desk.clock.advance((24 - hour + 3) * HOUR);
    await (await desk.visitor()).say('半夜有人吗');
    await settled();
    const night = await eventually(
      () => stored(rule.id),
      (rows) => rows.length === 2 && rows.every(({ result }) => result),
    );
    expect(night.map(({ result }) => result).sort()).toEqual(['done', 'unmet']);
  });
});
