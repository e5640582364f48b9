import { LeadReturns } from '../../../apps/server/src/desk/leads/lead-returns.service';
import { clientId, type Person, recordsDesk, type RecordsDesk, type Told } from './records-desk';

const DAY = 86_400;
const CHECKS = { reachable: true, unitName: true, need: true, intent: true, ability: true };

let desk: RecordsDesk;
let agent: Person;
let boss: Person;
let contactId: string;
beforeAll(async () => {
  desk = await recordsDesk();
});
beforeEach(async () => {
  desk.clock.set('2026-01-12T02:00:00.000Z');
  [agent, boss, contactId] = [await desk.person(), await desk.person({ role: 'team_lead' }), await desk.contact()];
});
afterAll(() => desk.close());

const open = (who = agent, more = {}) =>
  who.does('/leads', { clientId: clientId(), contactId, checks: CHECKS, ...more });
const validOf = async (who = agent, more = {}) => {
  const { id, version } = await open(who, more);
  return who.does(`/leads/${id}/judge`, { version, state: 'valid' });
};
const does = ({ id, version }: Told, verb: string, more: object = {}, who = agent) =>
  who.ask('POST', `/leads/${id}/${verb}`, { clientId: clientId(), version, ...more });
const done = async (lead: Told, verb: string, more: object = {}, who = agent) => {
  const { status, body } = await does(lead, verb, more, who);
  expect([verb, status, body.code]).toEqual([verb, 200, undefined]);
  return body;
};
const TO = { name: '周海', phone: '13800001111', note: '下午联系' };
const passDue = () => desk.app.get(LeadReturns).passDue(50);

it('goes from open to won, and each step is told once', async () => {
  const handed = await done(await validOf(), 'hand', TO);
  expect(handed).toMatchObject({ stage: 'handed', handed: { name: '周海' }, callDueAt: '2026-01-14T16:00:00.000Z' });
  const contacted = await done(handed, 'contacted', { note: '约了看样' });
  expect(contacted).toMatchObject({ stage: 'contacted', callDueAt: null, contactNote: '约了看样' });
  const won = await done(contacted, 'end', { result: 'won', amountCents: 8_650_050 });
  expect(won).toMatchObject({ stage: 'won', state: 'valid', outcome: { amountCents: 8_650_050, reason: null } });
  const { history } = await agent.get<{ history: { type: string; note: string; result: string }[] }>(
    `/leads/${won.id}`,
  );
  expect(history.map(({ type, note, result }) => `${type} ${note}${result}`)).toEqual([
    'lead.opened ',
    'lead.judged valid',
    'lead.handed 周海 · 下午联系',
    'lead.contacted 约了看样',
    'lead.ended won',
  ]);
});

it('a verb sent again answers what the first try answered (law 3)', async () => {
  const lead = await validOf();
  const same = { clientId: clientId(), version: lead.version, ...TO };
  const answers = await Promise.all([1, 2, 3].map(() => agent.ask('POST', `/leads/${lead.id}/hand`, same)));
  expect(answers.map(({ status, body }) => [status, body.version])).toEqual([1, 2, 3].map(() => [200, 3]));
  expect((await does(lead, 'contacted')).body.code).toBe('version_conflict');
  expect((await agent.ask('POST', `/leads/${lead.id}/contacted`, same)).body.code).toBe('client_id_reused');
});

it('counts for its judgement, whatever sales does with it; a later judgement holds', async () => {
  const valid = async () => {
    const query = `from=2026-01-12&to=2026-01-12&agentId=${agent.id}`;
    const { totals } = await agent.get<{ totals: { valid_leads: { value: number | null } } }>(`/figures?${query}`);
    return totals.valid_leads.value ?? 0;
  };
  const handed = await done(await validOf(), 'hand', TO);
  expect(await valid()).toBe(1);
  const lost = await done(handed, 'end', { result: 'lost', reason: 'price' });
  expect(await valid()).toBe(1);
  await boss.does(`/leads/${lost.id}/judge`, { version: lost.version, state: 'rejected', rejection: 'no_intent' });
  expect(await valid()).toBe(0);
});

describe('a lead that sales has not called (DOMAIN V21)', () => {
  it('goes to the sales manager with what callbacks brought, once', async () => {
    const admin = await desk.person({ role: 'admin', visibility: 'all' });
    const setup = { version: 1, sources: ['展会', '展会'], managerName: '吴经理', managerPhone: '13900002222' };
    expect((await agent.ask('PUT', '/admin/lead-setup', setup)).status).toBe(403);
    expect((await admin.ask('PUT', '/admin/lead-setup', setup)).body).toMatchObject({ sources: ['展会'], version: 2 });
    expect((await admin.ask('PUT', '/admin/lead-setup', setup)).body.code).toBe('version_conflict');
    const handed = await done(await validOf(), 'hand', TO);
    desk.clock.forward(3600);
    const plan = { clientId: clientId(), contactId, dueAt: '2026-01-12T05:00:00.000Z' };
    const callback = await agent.does('/callbacks', plan);
    const result = { version: callback.version, result: 'neutral', feedback: '还没有人打给我' };
    await agent.does(`/callbacks/${callback.id}/complete`, { clientId: clientId(), ...result });
    desk.clock.set('2026-01-14T15:59:59.000Z');
    expect((await passDue()).nextAt?.toISOString()).toBe('2026-01-14T16:00:00.000Z');
    desk.clock.forward(1);
    await Promise.all([passDue(), passDue()]);
    await passDue();
    const { lead } = await agent.get<{ lead: Told }>(`/leads/${handed.id}`);
    expect(lead).toMatchObject({
      ...{ stage: 'returned', callDueAt: null, handed: { name: '吴经理', phone: '13900002222', note: '下午联系' } },
      returned: { from: '周海', notes: [{ result: 'neutral', feedback: '还没有人打给我' }] },
    });
    expect((await desk.history(handed.id)).filter(({ type }) => type === 'lead.returned')).toHaveLength(1);
    expect(await done(lead, 'contacted')).toMatchObject({ stage: 'contacted' });
  });

  it('stays where it is once sales has called', async () => {
    const contacted = await done(await done(await validOf(), 'hand', TO), 'contacted');
    desk.clock.forward(9 * DAY);
    await passDue();
    expect((await agent.get<{ lead: Told }>(`/leads/${contacted.id}`)).lead.version).toBe(contacted.version);
  });
});

it('an ending is a team lead’s to correct', async () => {
  const won = await done(await validOf(), 'end', { result: 'won', amountCents: 100 });
  expect((await does(won, 'end', { result: 'lost', reason: 'price' })).body.code).toBe('lead_ended');
  expect((await does(won, 'hand', TO)).body.code).toBe('lead_ended');
  const rejected = { version: won.version, state: 'rejected', rejection: 'no_intent' };
  expect((await boss.ask('POST', `/leads/${won.id}/judge`, rejected)).body.code).toBe('lead_ended');
  expect(await done(won, 'end', { result: 'lost', reason: 'price' }, boss)).toMatchObject({ stage: 'lost' });
});

it.each([
  ['contacted', {}, 'lead_not_valid'],
  ['hand', TO, 'lead_not_valid'],
  ['end', { result: 'won', amountCents: 1 }, 'lead_not_valid'],
  ['end', { result: 'won', amountCents: -1 }, 'invalid_input'],
  ['hand', { ...TO, territoryId: '00000000-0000-7000-8000-000000000000' }, 'invalid_input'],
])('refuses %s of an open lead with %j', async (verb, more, code) => {
  expect((await does(await open(), verb, more)).body.code).toBe(code);
});

it('proposes the salesperson of the contact’s area', async () => {
  await desk.database.rows(
    `insert into territory (id, name, salesperson, salesperson_phone, area_codes, places, scenes)
     values (gen_random_uuid(), '杭州', '钱江', '13700003333', '{0571}', '{}', '{}')`,
  );
  await desk.person();
  await desk.database.rows(`update contact set phone = '0571-88886666' where id = $1`, [contactId]);
  const { proposed } = await agent.get<{ proposed: object }>(`/leads/${(await open()).id}`);
  expect(proposed).toMatchObject({ name: '钱江', phone: '13700003333', territoryName: '杭州' });
});

describe('leads that look like one contact', () => {
  const alike = async () => {
    await desk.database.rows(`update contact set phone = '138 0571 9999' where id = $1`, [contactId]);
    const twin = await desk.contact('王小姐');
    await desk.database.rows(`update contact set phone = '+86-13805719999' where id = $1`, [twin]);
    return [await validOf(), await open(agent, { contactId: twin })] as const;
  };

  beforeEach(() => desk.database.rows('update contact set phone = null'));

  it('are shown before another is made, and do not both count', async () => {
    const [first, second] = await alike();
    const { rows } = await agent.get(`/leads/same?contactId=${second.contactId as string}`);
    expect(rows.find(({ id }) => id === first.id)).toMatchObject({ matches: ['phone'], stage: 'valid', apart: null });
    const { body } = await agent.ask('POST', `/leads/${second.id}/judge`, { version: 1, state: 'valid' });
    expect([body.code, body.detail.leadId]).toEqual(['lead_looks_same', first.id]);
  });

  it('count both when somebody says why they are not the same', async () => {
    const [first, second] = await alike();
    const apart = await done(second, 'apart', { otherId: first.id, reason: '同一总机，两家公司' });
    await agent.does(`/leads/${second.id}/judge`, { version: apart.version, state: 'valid' });
    const { same } = await agent.get<{ same: Told[] }>(`/leads/${first.id}`);
    expect(same).toMatchObject([{ id: second.id, apart: '同一总机，两家公司' }]);
  });

  it('are joined into one, which counts', async () => {
    const [first, second] = await alike();
    expect(await done(second, 'join', { intoId: first.id })).toMatchObject({
      ...{ state: 'rejected', rejection: 'duplicate', joinedInto: first.id },
    });
    expect((await does(first, 'join', { intoId: first.id })).body.code).toBe('invalid_input');
    const hidden = await open(await desk.person({ teamId: desk.south }));
    expect((await does(await open(), 'join', { intoId: hidden.id })).body.code).toBe('not_found');
  });
});

it('the funnel counts what one may see, by stage as each lead says of itself', async () => {
  const stranger = await desk.person({ teamId: null });
  const fresh = async (more = {}) => validOf(stranger, { contactId: await desk.contact(), source: '展会', ...more });
  await open(stranger);
  await done(await fresh(), 'hand', TO, stranger);
  await done(await done(await fresh(), 'hand', TO, stranger), 'contacted', {}, stranger);
  await done(await fresh({ source: '百度' }), 'end', { result: 'won', amountCents: 500 }, stranger);
  const funnel = (more = '') =>
    stranger.get<{ steps: { count: number }[]; amountCents: number; stages: Record<string, number> }>(
      `/leads/funnel?agentId=${stranger.id}${more}`,
    );
  const whole = await funnel();
  expect(whole.steps.map(({ count }) => count)).toEqual([4, 3, 3, 2, 1]);
  expect(whole).toMatchObject({ amountCents: 500, sources: ['展会', '百度'] });
  expect((await funnel('&source=展会&month=2026-01')).steps.map(({ count }) => count)).toEqual([2, 2, 2, 1, 0]);
  expect((await funnel('&month=2025-12')).steps[0]!.count).toBe(0);
  for (const [stage, count] of Object.entries(whole.stages)) {
    const { rows } = await stranger.get(`/leads?stage=${stage}&agentId=${stranger.id}`);
    expect([stage, rows.map((row) => row.stage)]).toEqual([stage, Array.from({ length: count }, () => stage)]);
  }
});

describe('the analysis of leads (DOMAIN K4)', () => {
  type Row = Record<'opened' | 'valid' | 'handed' | 'contacted' | 'won' | 'amountCents' | 'share', number> & {
    key: string;
  };
  type Analysis = { rows: Row[]; total: Row };
  const STEPS = ['opened', 'valid', 'handed', 'contacted', 'won'] as const;
  const FILTERS = { source: 'source', keyword: 'keyword', agent: 'agentId', territory: 'territoryId' };

  it.each(Object.entries(FILTERS))('by %s: every cell opens its rows', async (by, filter) => {
    const own = await desk.person({ teamId: null, visibility: 'own' });
    const fresh = async (more: object) => validOf(own, { contactId: await desk.contact(), ...more });
    await done(await fresh({ source: '展会', keyword: '烘干机' }), 'end', { result: 'won', amountCents: 700 }, own);
    await done(await fresh({ source: '展会' }), 'end', { result: 'lost', reason: 'price' }, own);
    await done(await fresh({ source: '百度', keyword: '烘干机' }), 'hand', TO, own);
    await open(own);
    const analysis = await own.get<Analysis>(`/lead-analysis?month=2026-01&by=${by}`);
    expect(analysis.total).toMatchObject({
      opened: 4,
      valid: 3,
      handed: 3,
      contacted: 2,
      won: 1,
      amountCents: 700,
      share: 0.25,
    });
    for (const row of analysis.rows)
      for (const step of STEPS) {
        const query = new URLSearchParams({ month: '2026-01', reached: step, [filter]: row.key });
        expect([row.key, step, (await own.get(`/leads?${query}`)).rows.length]).toEqual([row.key, step, row[step]]);
      }
  });

  it('of what was won in a month takes what was opened before it too', async () => {
    const own = await desk.person({ teamId: null, visibility: 'own' });
    const valid = await validOf(own, { contactId: await desk.contact(), keyword: '净水器' });
    desk.clock.set('2026-02-03T02:00:00.000Z');
    const end = { clientId: clientId(), version: valid.version, result: 'won', amountCents: 900 };
    const later = await desk.person({ role: 'admin', visibility: 'all' });
    await later.does(`/leads/${valid.id}/end`, end);
    const asked = (month: string) => later.get<Analysis>(`/lead-analysis?month=${month}&by=keyword&basis=won`);
    expect((await asked('2026-02')).rows).toMatchObject([{ key: '净水器', won: 1, amountCents: 900 }]);
    expect((await later.get('/leads?wonIn=2026-02&keyword=净水器')).rows.map(({ id }) => id)).toEqual([valid.id]);
    expect((await asked('2026-03')).rows).toEqual([]);
  });

  it.each(['csv', 'xlsx'])('is written as %s', async (format) => {
    const answer = await agent.raw('GET', `/lead-analysis/export?month=2026-01&format=${format}&by=agent`);
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="halfhour-leads-agent-2026-01.${format}"`,
    ]);
    expect(answer.rawPayload.length).toBeGreaterThan(20);
  });
});
