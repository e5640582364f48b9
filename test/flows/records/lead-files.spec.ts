import { clientId, type Person, recordsDesk, type RecordsDesk, type Told } from './records-desk';

const CHECKS = { reachable: true, unitName: true, need: true, intent: true, ability: true };

let desk: RecordsDesk;
let agent: Person;
let boss: Person;
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-01-12T02:00:00.000Z');
  agent = await desk.person({ name: '李敏' });
  boss = await desk.person({ role: 'team_lead' });
});
afterAll(() => desk.close());

const opened = async (who: Person, more = {}): Promise<Told> =>
  who.does('/leads', { clientId: clientId(), contactId: await desk.contact(), checks: CHECKS, ...more });
const linesOf = async (who: Person, query: string): Promise<string[]> => {
  const answer = await who.raw('GET', `/leads/export?${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.body
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
};

it('a lead that was won stands in the file with its whole way, each moment in the zone of the desk', async () => {
  const lead = await opened(agent, { unitName: '=晨光贸易', need: '膜 150 公斤', source: '官网', keyword: '缠绕膜' });
  const step = async ({ id, version }: Told, verb: string, more: object) =>
    agent.does(`/leads/${id}/${verb}`, { clientId: clientId(), version, ...more });
  const valid = await agent.does(`/leads/${lead.id}/judge`, { version: lead.version, state: 'valid' });
  const handed = await step(valid, 'hand', { name: '周海', phone: '13800001111' });
  await step(await step(handed, 'contacted', {}), 'end', { result: 'won', amountCents: 8_650_050, note: '首单' });
  const [title, names, row, ...others] = await linesOf(agent, 'stage=won&locale=zh-CN');
  expect([title, others]).toEqual(['线索 (Asia/Shanghai)', []]);
  expect(names).toMatch(/^建立时间,客户,单位名称,需求,工单,客服,阶段,/);
  const cells = row!.split(',');
  expect(cells).toHaveLength(names!.split(',').length);
  expect(cells).toEqual(expect.arrayContaining(["'=晨光贸易", '李敏', '成交', '官网', '缠绕膜', '周海', '首单']));
  expect(cells.filter((cell) => cell.startsWith('2026-01-12 10:00'))).toHaveLength(5);
  expect(cells).toContain('86500.5');
});

it('holds the rows of the screen and no others: the filter, and what its reader may see (law 10)', async () => {
  await opened(boss, { source: '展会' });
  const rejected = await opened(agent, { source: '展会' });
  const judged = { version: rejected.version, state: 'rejected', rejection: 'no_need', note: '问错了' };
  await agent.does(`/leads/${rejected.id}/judge`, judged);
  const rows = async (who: Person) => (await linesOf(who, 'source=展会&locale=en')).slice(2);
  const seen = await rows(boss);
  expect(seen).toHaveLength((await boss.get<Told>('/leads?source=展会')).rows.length);
  const own = await rows(agent);
  expect(own).toHaveLength((await agent.get<Told>('/leads?source=展会')).rows.length);
  expect(own.filter((row) => row.includes('Rejected,No need,'))).toHaveLength(1);
});

it('is whole however long the list, and refuses what the list refuses', async () => {
  const many = 520;
  const contactId = await desk.contact();
  const opening = { contactId, checks: CHECKS, campaign: '长名单' };
  for (let at = 0; at < many; at += 20)
    await Promise.all(Array.from({ length: 20 }, () => agent.does('/leads', { ...opening, clientId: clientId() })));
  expect(await linesOf(agent, 'campaign=长名单')).toHaveLength(many + 2);
  expect((await agent.ask('GET', '/leads/export?stage=lots')).body.code).toBe('invalid_input');
  expect((await agent.ask('GET', '/leads/export?month=2026-13')).body.code).toBe('invalid_input');
});
