import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const DAY = 86_400;
const CHECKS = { reachable: true, unitName: true, need: true, intent: true, ability: true };

let desk: RecordsDesk;
let agent: Person;
let contactId: string;
beforeAll(async () => {
  desk = await recordsDesk();
});
beforeEach(async () => {
  desk.clock.set('2026-01-10T02:00:00.000Z');
  [agent, contactId] = [await desk.person(), await desk.contact()];
});
afterAll(() => desk.close());

const opened = (more = {}) => agent.does('/leads', { clientId: clientId(), contactId, checks: CHECKS, ...more });
const judge = (lead: { id: string; version: number }, verdict: object, who = agent) =>
  who.ask('POST', `/leads/${lead.id}/judge`, { version: lead.version, ...verdict });
const valid = { state: 'valid' };

describe('a lead', () => {
  it('is one lead however often it is sent (law 3)', async () => {
    const same = { clientId: clientId(), contactId, unitName: '晨光贸易' };
    const answers = await Promise.all([1, 2, 3].map(() => agent.ask('POST', '/leads', same)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[0]!.body).toMatchObject({ state: 'open', unitName: '晨光贸易', checks: { reachable: false } });
    expect(await desk.history(answers[0]!.body.id)).toHaveLength(1);
  });

  it('keeps what a change leaves out', async () => {
    const lead = await opened({ unitName: '晨光贸易', need: '膜 150 公斤', source: '官网', keyword: '缠绕膜' });
    const patch = { version: 1, checks: { ...CHECKS, ability: false } };
    const changed = await agent.does(`/leads/${lead.id}`, patch, 'PATCH');
    expect(changed).toEqual({ ...lead, checks: patch.checks, version: 2 });
    const { body } = await agent.ask('PATCH', `/leads/${lead.id}`, { version: 1, need: '膜' });
    expect(body).toMatchObject({ code: 'version_conflict', detail: { version: 2 } });
    expect((await agent.ask('PATCH', `/leads/${lead.id}`, { need: '膜' })).body.code).toBe('invalid_input');
  });
});

describe('judging a lead', () => {
  it.each(Object.keys(CHECKS))('valid is refused without the check "%s"', async (check) => {
    const lead = await opened({ checks: { ...CHECKS, [check]: false } });
    const { status, body } = await judge(lead, valid);
    expect([status, body.code, body.detail]).toEqual([400, 'lead_checks_missing', { missing: [check] }]);
  });

  it('valid holds the contact for 90 days, and not an hour longer', async () => {
    const first = (await judge(await opened(), valid)).body;
    expect(first).toMatchObject({ state: 'valid', judgedAt: '2026-01-10T02:00:00.000Z', version: 2 });
    const second = await opened();
    desk.clock.forward(90 * DAY - 1);
    const { status, body } = await judge(second, valid);
    expect([status, body.code]).toEqual([409, 'lead_duplicate']);
    expect(body.detail).toMatchObject({ leadId: first.id, judgedAt: first.judgedAt, days: 90 });
    desk.clock.forward(1);
    expect((await judge(second, valid)).status).toBe(200);
  });

  it('goes by the days that are set for its time (law 8)', async () => {
    await desk.database.rows(
      `insert into setting (key, value, effective_at, by_name) values ('leads.duplicate', 30, '2026-03-01', '管理员')`,
    );
    await desk.person();
    await judge(await opened(), valid);
    const second = await opened();
    desk.clock.forward(40 * DAY);
    expect((await judge(second, valid)).body.code).toBe('lead_duplicate');
    desk.clock.forward(20 * DAY);
    expect((await judge(second, valid)).status).toBe(200);
    await desk.database.rows('delete from setting');
    await desk.person();
  });

  it('valid goes to one of two leads judged at once', async () => {
    const leads = [await opened(), await opened()];
    const answers = await Promise.all(leads.map((lead) => judge(lead, valid)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('rejected needs a reason, and words where the reason is another one', async () => {
    const lead = await opened();
    expect((await judge(lead, { state: 'rejected' })).body).toMatchObject({
      code: 'reason_required',
      detail: { field: 'rejection' },
    });
    expect((await judge(lead, { state: 'rejected', rejection: 'other' })).body.detail).toEqual({ field: 'note' });
    const { body } = await judge(lead, { state: 'rejected', rejection: 'no_intent', note: '只问价' });
    expect(body).toMatchObject({ state: 'rejected', rejection: 'no_intent', rejectionNote: '只问价', version: 2 });
    expect((await desk.history(lead.id)).map(({ type, version }) => [type, version])).toEqual([
      ['lead.opened', 1],
      ['lead.judged', 2],
    ]);
  });

  it('is overruled by a team lead alone, and frees the contact again', async () => {
    const first = (await judge(await opened(), valid)).body;
    expect((await agent.ask('PATCH', `/leads/${first.id}`, { version: 2, need: '别的' })).body.code).toBe(
      'lead_already_judged',
    );
    const no = { state: 'rejected', rejection: 'no_ability' };
    expect((await judge(first, no)).body.code).toBe('lead_already_judged');
    const lead = await desk.person({ role: 'team_lead' });
    const rejected = (await judge(first, no, lead)).body;
    expect(rejected).toMatchObject({ state: 'rejected', agentId: agent.id, version: 3 });
    expect((await judge(rejected, no, lead)).body.code).toBe('lead_already_judged');
    expect((await judge(await opened(), valid)).status).toBe(200);
  });
});

it('leads are their agent’s, and unknown to another team', async () => {
  const lead = await opened();
  const [colleague, stranger] = [await desk.person(), await desk.person({ teamId: desk.south, role: 'team_lead' })];
  expect((await judge(lead, valid, colleague)).body.code).toBe('forbidden');
  expect((await judge(lead, valid, stranger)).body.code).toBe('not_found');
  const ids = async (who: Person) =>
    (await who.get(`/leads?contactId=${contactId}&state=open`)).rows.map((r: { id: string }) => r.id);
  expect(await ids(colleague)).toEqual([lead.id]);
  expect(await ids(stranger)).toEqual([]);
});
