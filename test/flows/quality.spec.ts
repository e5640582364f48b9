import type {
  Figures,
  QualityAgreement,
  QualityAnswersView,
  QualityCheckView,
  QualityForm,
  QualitySampleView,
  QualitySheet,
  TicketRow,
  Violation,
} from '#contract';
import { type AgentClient, type Answer, type Desk, eventually, openDesk } from '../support/desk';

const DAY = 86_400;

describe('quality checks (DOMAIN W6, W8 to W11, H11, H15)', () => {
  let desk: Desk;
  let [agent, lead, other]: AgentClient[] = [];
  let count = 0;
  const unique = (): string => `quality-${(count += 1)}`;

  beforeAll(async () => {
    desk = await openDesk();
    lead = await desk.agent({ name: '陈组长', role: 'team_lead', status: 'offline' });
    other = await desk.agent({ name: '赵组长', role: 'team_lead', status: 'offline' });
    agent = await desk.agent({ name: '李敏', capacity: 200 });
    await desk.sql.query(`update session set last_seen_at = '2099-01-01', expires_at = '2099-01-01'`);
  });
  afterAll(() => desk.close());

  /** A conversation of the agent's, said and answered now. */
  async function talked(answer: string): Promise<{ id: string; messageId: string }> {
    const visitor = await desk.visitor();
    const words = `问一下 ${unique()}`;
    await visitor.say(words);
    const rows = await eventually(
      async () => (await agent!.get('/tickets?view=mine&limit=200')).body.rows as TicketRow[],
      (seen) => seen.some(({ lastMessage }) => lastMessage?.preview === words),
    );
    const { id, lastSeq } = rows.find(({ lastMessage }) => lastMessage?.preview === words)!;
    const body = { clientId: unique(), text: answer, seenSeq: lastSeq, then: 'waiting' };
    const said = await agent!.post(`/tickets/${id}/replies`, body);
    expect(said.status).toBe(201);
    return { id, messageId: (said.body.message as { id: string }).id };
  }
  const called = (seconds: number) => {
    const startedAt = new Date(desk.clock.now().getTime() - seconds * 1000 - 1000).toISOString();
    const answeredAt = new Date(desk.clock.now().getTime() - seconds * 1000).toISOString();
    return { startedAt, answeredAt, endedAt: desk.clock.now().toISOString() };
  };

  const today = () => new Date(desk.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const draw = (who: AgentClient, more: object = {}): Promise<Answer> =>
    who.post('/quality/samples', {
      ...{ clientId: unique(), from: '2026-11-23', to: today(), method: 'random', size: 5, seed: 'once', ...more },
    });
  const checks = async (who: AgentClient, query = '') =>
    (await who.get(`/quality/checks?limit=200&${query}`)).body.rows as QualityCheckView[];
  const sheet = async (who: AgentClient, id: string) => (await who.get(`/quality/checks/${id}`)).body as QualitySheet;
  const answers = ({ form }: QualitySheet, more: QualityAnswersView = {}): QualityAnswersView => ({
    ...Object.fromEntries(
      form.lines.map(({ key, kind }) => [
        key,
        { mark: kind === 'weighted' ? ('met' as const) : ('no' as const), comment: '', quote: null },
      ]),
    ),
    ...more,
  });
  const send = async (who: AgentClient, id: string, more: QualityAnswersView = {}, version?: number) => {
    const opened = await sheet(who, id);
    const body = { formVersion: version ?? opened.form.version, answers: answers(opened, more) };
    return who.post(`/quality/checks/${id}/send`, body);
  };
  const found = async (rule: string) =>
    (await desk.admin.get(`/violations?limit=200&rule=${rule}`)).body.rows as Violation[];
  /** The first admin leads the team of a new desk as well. */
  const reviewers = () => [lead!, other!, desk.admin];
  const reviewerOf = ({ reviewerId }: QualityCheckView) => reviewers().find(({ id }) => id === reviewerId)!;

  it('W6: a sample is drawn once, shows its seed and population, and each check goes to a lead', async () => {
    for (let i = 0; i < 8; i++) await talked(i === 0 ? '不知道，你问别人' : '您好，8003 为您服务');
    expect((await draw(agent!)).status).toBe(403);
    expect((await draw(lead!, { to: '2026-12-30' })).body.code).toBe('invalid_input');
    expect((await draw(lead!, { method: 'condition', conditions: ['complaint'] })).body.code).toBe(
      'quality_nothing_drawn',
    );
    const clientId = unique();
    const made = await draw(lead!, { clientId });
    expect(made.status).toBe(201);
    const sample = made.body as QualitySampleView;
    expect(sample).toMatchObject({ kind: 'hand', seed: 'once', population: 8, rows: 5, marked: 0 });
    expect((await draw(lead!, { clientId })).body).toEqual(sample);
    expect((await draw(lead!, { clientId, size: 4 })).body.code).toBe('client_id_reused');
    const rows = await checks(desk.admin, `sampleId=${sample.id}`);
    expect(rows.map(({ agentId }) => agentId)).toEqual(Array(5).fill(agent!.id));
    const of = (who: AgentClient) => rows.filter(({ reviewerId }) => reviewerId === who.id).length;
    expect(reviewers().map(of).sort()).toEqual([1, 2, 2]);
    expect((await draw(lead!)).body).toMatchObject({ population: 3, rows: 3 });
    // The agent does not learn what is being listened to.
    expect(await checks(agent!)).toEqual([]);
    expect((await agent!.get(`/quality/checks/${rows[0]!.id}`)).status).toBe(404);
  });

  it('a mark is drafted, sent once on the form of now, and its −0.5 line is proposed once', async () => {
    const all = await checks(desk.admin, 'state=open');
    const told = await Promise.all(all.map(async (row) => ({ row, sheet: await sheet(desk.admin, row.id) })));
    const { row: check, sheet: opened } = told.find((one) =>
      one.sheet.messages.some(({ text }) => text.startsWith('不知道')),
    )!;
    const reviewer = reviewerOf(check);
    const message = opened.messages.find(({ text }) => text.startsWith('不知道'))!;
    const passed = { mark: 'yes' as const, comment: '', quote: { messageId: message.id, text: '你问别人' } };
    const answer = { mark: 'partly' as const, comment: '没有核实就回', quote: null };

    const draft = { answers: { passed_on: passed } };
    const another = reviewers().find((one) => one !== reviewer)!;
    expect((await another.put(`/quality/checks/${check.id}/draft`, draft)).body.code).toBe('quality_not_reviewer');
    expect((await reviewer.put(`/quality/checks/${check.id}/draft`, draft)).status).toBe(200);
    expect((await sheet(reviewer, check.id)).draft).toMatchObject({ passed_on: { mark: 'yes' } });
    expect((await sheet(another, check.id)).draft).toEqual({});

    const wrongQuote = { ...passed, quote: { messageId: message.id, text: '从没说过' } };
    expect((await send(reviewer, check.id, { passed_on: wrongQuote })).body.code).toBe('quality_quote_unknown');
    expect((await send(reviewer, check.id, { answer: { ...answer, comment: '' } })).body.code).toBe(
      'quality_comment_missing',
    );
    expect((await send(reviewer, check.id, {}, 9)).body.code).toBe('quality_form_changed');
    const sent = await send(reviewer, check.id, { passed_on: passed, answer });
    expect(sent.body).toMatchObject({ state: 'sent', score: 82.5, version: 1, markedById: reviewer.id });
    expect((await send(reviewer, check.id)).body.code).toBe('quality_marked');

    const [violation] = await found('passed_on');
    expect(violation).toMatchObject({ state: 'proposed', agentId: agent!.id, said: { text: '你问别人' }, points: 0.5 });
    expect(await found('passed_on')).toHaveLength(1);
    const own = await checks(agent!, 'view=own');
    expect(own).toMatchObject([{ id: check.id, score: 82.5, answers: { passed_on: { quote: { text: '你问别人' } } } }]);
  });

  it('a rule that the desk had found in the conversation is not proposed again', async () => {
    const { id } = await talked('喂');
    const [before] = await eventually(
      async () => (await found('only_hello')).filter(({ ticketId }) => ticketId === id),
      (rows) => rows.length > 0,
    );
    await draw(lead!, { seed: 'again' });
    const rows = await checks(desk.admin, 'state=open');
    const sheets = await Promise.all(rows.map((row) => sheet(desk.admin, row.id)));
    const { check } = sheets.find(({ messages }) => messages.some(({ text }) => text === '喂'))!;
    const yes = { mark: 'yes' as const, comment: '只喂了一声', quote: null };
    expect((await send(reviewerOf(check), check.id, { only_hello: yes })).status).toBe(200);
    expect((await found('only_hello')).filter(({ ticketId }) => ticketId === id)).toEqual([before]);
  });

  it('the agent appeals once, within the term; somebody else decides, and the mark and its proposal change', async () => {
    const [check] = (await checks(agent!, 'view=own')).filter(({ score }) => score === 82.5);
    const path = `/quality/checks/${check!.id}`;
    const marker = reviewers().find(({ id }) => id === check!.markedById)!;
    const judge = reviewers().find((one) => one !== marker)!;
    const appeal = { version: 1, text: '当时库存系统打不开' };
    expect((await judge.post(`${path}/appeal`, appeal)).body.code).toBe('forbidden');
    expect((await agent!.post(`${path}/appeal`, { ...appeal, version: 7 })).body.code).toBe('version_conflict');
    expect((await agent!.post(`${path}/appeal`, appeal)).body).toMatchObject({ state: 'appealed', version: 2 });
    expect((await agent!.post(`${path}/appeal`, { ...appeal, version: 2 })).body.code).toBe('quality_state');

    const opened = await sheet(judge, check!.id);
    const changed = {
      ...{ version: 2, outcome: 'changed', reason: '系统故障属实' },
      answers: answers(opened, { answer: opened.check.answers!.answer! }),
    };
    expect((await marker.post(`${path}/decide`, changed)).body.code).toBe('quality_same_judge');
    expect((await agent!.post(`${path}/decide`, changed)).body.code).toBe('forbidden');
    expect((await judge.post(`${path}/decide`, { ...changed, answers: undefined })).body.code).toBe('invalid_input');
    const decided = (await judge.post(`${path}/decide`, changed)).body as QualityCheckView;
    expect(decided).toMatchObject({ state: 'changed', score: 82.5, version: 3 });
    expect(decided.steps.map(({ step, score }) => [step, score])).toEqual([
      ['sent', 82.5],
      ['appealed', 82.5],
      ['changed', 82.5],
    ]);
    expect(decided.steps[0]!.answers!.passed_on!.mark).toBe('yes');
    const [violation] = await found('passed_on');
    expect(violation).toMatchObject({ state: 'dismissed' });
    expect(violation!.steps.at(-1)).toMatchObject({ by: { id: judge.id }, text: '系统故障属实' });
  });

  it('the mean of a month is a figure with its rows; a fatal line makes a mark 0', async () => {
    const [check] = await checks(desk.admin, 'state=open');
    const insult = { mark: 'yes' as const, comment: '讽刺客户', quote: null };
    expect((await send(reviewerOf(check!), check!.id, { insult })).body).toMatchObject({ score: 0, fatal: ['insult'] });
    const figures = (await agent!.get('/figures?from=2026-11-01&to=2026-11-30&step=month')).body as Figures;
    const { cells } = figures.rows.find(({ id }) => id === agent!.id)!;
    expect(cells.quality_checks.value).toBe(3);
    expect(cells.quality_score.value).toBeCloseTo((82.5 + 100 + 0) / 3, 6);
    const rows = `/figures/rows?id=${agent!.id}&period=2026-11-01&step=month&figure=quality_score`;
    const behind = (await agent!.get(rows)).body.rows as { value: number; text: string }[];
    expect(behind.map(({ value }) => value).sort((a, b) => a - b)).toEqual([0, 82.5, 100]);
    expect(behind[0]!.text).toMatch(/^#\d+ · /);
  });

  it('the term of an appeal is working days, and then it is over', async () => {
    const [check] = (await checks(agent!, 'view=own')).filter(({ score }) => score === 0);
    desk.clock.advance(8 * DAY);
    const late = await agent!.post(`/quality/checks/${check!.id}/appeal`, { version: 1, text: '我不同意' });
    expect(late.body.code).toBe('appeal_too_late');
  });

  it('W6: on Monday the desk draws last week itself, once, with nobody their own reviewer', async () => {
    for (let i = 0; i < 3; i++) await talked('您好，8003 为您服务');
    desk.clock.advance(7 * DAY);
    const [sample] = await eventually(
      async () => {
        await desk.sql.query('select 1');
        return ((await desk.admin.get('/quality/samples')).body.rows as QualitySampleView[]).filter(
          ({ kind, rows }) => kind === 'week' && rows > 0,
        );
      },
      (rows) => rows.some(({ from }) => from === '2026-11-30'),
    );
    expect(sample).toMatchObject({ method: 'stratified', drawnByName: null, seed: 'week 2026-11-30', population: 3 });
    for (const { agentId, reviewerId } of await checks(desk.admin, `sampleId=${sample!.id}`))
      expect(reviewerId).not.toBe(agentId);
  });

  it('a call of one’s own is for somebody else to mark, and can be given to another lead', async () => {
    const { id: ticketId } = await talked('您好，8003 为您服务');
    const { contactId } = (await agent!.get(`/tickets/${ticketId}/row`)).body.row as { contactId: string };
    const call = { clientId: unique(), contactId, ticketId, direction: 'outbound', result: 'answered', note: '已说明' };
    expect((await lead!.post('/calls/typed', { ...call, ...called(700) })).status).toBe(201);
    const sample = (await draw(other!, { method: 'condition', conditions: ['long_call'], from: today() }))
      .body as QualitySampleView;
    const [check] = await checks(desk.admin, `sampleId=${sample.id}`);
    expect(check).toMatchObject({ medium: 'call', agentId: lead!.id, conditions: ['long_call'] });
    expect([other!.id, desk.admin.id]).toContain(check!.reviewerId);
    expect((await sheet(other!, check!.id)).call).toMatchObject({ id: check!.callId, note: '已说明' });
    const give = (reviewerId: string) => other!.post(`/quality/checks/${check!.id}/assign`, { reviewerId });
    expect((await give(lead!.id)).body.code).toBe('quality_own');
    expect((await give(agent!.id)).body.code).toBe('not_found');
    expect((await give(other!.id)).body).toMatchObject({ reviewerId: other!.id });
    expect((await lead!.get(`/quality/checks/${check!.id}`)).status).toBe(404);
  });

  it('a calibration is blind until all are done, proposes nothing and counts nowhere', async () => {
    for (let i = 0; i < 2; i++) await talked('您好，8003 为您服务');
    const both = { reviewerIds: [lead!.id, other!.id], size: 2, from: today() };
    expect((await draw(lead!, { ...both, reviewerIds: [lead!.id] })).body.code).toBe('invalid_input');
    const sample = (await draw(lead!, both)).body as QualitySampleView;
    expect(sample).toMatchObject({ kind: 'calibration', rows: 4 });
    const mine = await checks(lead!, `sampleId=${sample.id}`);
    expect(mine.map(({ reviewerId }) => reviewerId)).toEqual([lead!.id, lead!.id]);
    const agreement = async (who = lead!) =>
      (await who.get(`/quality/samples/${sample.id}/agreement`)).body as QualityAgreement;
    const proposed = (await found('cold_voice')).length;
    const cold = { mark: 'yes' as const, comment: '太冷淡', quote: null };
    for (const { id } of mine) expect((await send(lead!, id, { cold_voice: cold })).status).toBe(200);
    expect(await agreement()).toMatchObject({ result: null, waiting: [{ name: '赵组长', open: 2 }] });
    expect((await other!.get(`/quality/checks/${mine[0]!.id}`)).status).toBe(404);
    for (const { id } of await checks(other!, `sampleId=${sample.id}`)) await send(other!, id);
    const { result } = await agreement();
    expect(result!.rows.map(({ differ }) => differ.map(({ key }) => key))).toEqual([['cold_voice'], ['cold_voice']]);
    expect(result!.lines.find(({ line }) => line.key === 'cold_voice')!.agreement).toMatchObject({
      ...{ items: 2, raters: 2, percent: 0, kappa: 0 },
    });
    expect((await found('cold_voice')).length).toBe(proposed);
    expect((await checks(agent!)).some(({ sampleId }) => sampleId === sample.id)).toBe(false);
  });

  it('a form is changed by version, with weights that add to 100', async () => {
    const forms = (await lead!.get('/quality/forms')).body.rows as QualityForm[];
    const form = forms.find(({ medium }) => medium === 'written')!;
    const change = (lines: object[], more: object = {}) =>
      lead!.put(`/quality/forms/${form.id}`, { version: form.version, name: form.name, inUse: true, lines, ...more });
    const [first, ...others] = form.lines;
    const wrong = await change([{ ...first, weight: 11 }, ...others]);
    expect(wrong.body).toMatchObject({ code: 'quality_weights_wrong', detail: { sum: 101 } });
    expect((await change(form.lines, { inUse: false })).body.code).toBe('in_use');
    const copy = { medium: 'written', name: { 'zh-CN': '新人', en: 'New' }, inUse: false, lines: form.lines };
    expect((await lead!.post('/quality/forms', copy)).body).toMatchObject({ shipped: false, inUse: false, version: 1 });
    expect((await agent!.post('/quality/forms', copy)).status).toBe(403);
    const open = (await checks(desk.admin, 'state=open')).find(({ medium }) => medium === 'written')!;
    expect((await change(form.lines)).body).toMatchObject({ version: form.version + 1 });
    expect((await change(form.lines)).body.code).toBe('version_conflict');
    const old = await send(reviewerOf(open), open.id, {}, form.version);
    expect(old.body).toMatchObject({ code: 'quality_form_changed', detail: { version: form.version + 1 } });
  });
});
