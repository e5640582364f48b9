import type { Card, CardTemplate } from '#contract';
import { exact, shown } from '#domain';
import { clientId, type Person, recordsDesk, type RecordsDesk, type Told } from './records-desk';

const MONTH = '2026-10';
const CHECKS = { reachable: true, unitName: true, need: true, intent: true, ability: true };

let desk: RecordsDesk;
let agent: Person;
let admin: Person;
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-28T02:00:00.000Z');
  agent = await desk.person({ name: '李敏' });
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
});
afterAll(() => desk.close());

/** A copy of the online card: half of the personal result by leads, half by the money they bring. */
async function halved(): Promise<CardTemplate> {
  const [online] = (await admin.get<{ rows: CardTemplate[] }>('/card-templates')).rows;
  const [result, ...others] = online!.lines;
  const money = {
    ...{ ...result!, key: 'money', weight: 25, source: { kind: 'figure', figure: 'sales_amount' } },
    target: { kind: 'setting', setting: 'revenue.month', per: 'month' },
  };
  const lines = [{ ...result!, weight: 25 }, money, ...others];
  return (await admin.does('/card-templates', { ...online!, lines })) as unknown as CardTemplate;
}

async function wins(cents: number): Promise<void> {
  const opening = { clientId: clientId(), contactId: await desk.contact(), checks: CHECKS };
  const lead = await agent.does('/leads', opening);
  const valid = await agent.does(`/leads/${lead.id}/judge`, { version: lead.version, state: 'valid' });
  const step = ({ id, version }: Told, verb: string, more: object) =>
    agent.does(`/leads/${id}/${verb}`, { clientId: clientId(), version, ...more });
  await step(await step(valid, 'hand', { name: '周海' }), 'end', { result: 'won', amountCents: cents });
}

const card = async (): Promise<Card> => {
  const { rows } = await admin.get<{ rows: Card[] }>(`/cards?month=${MONTH}`);
  return admin.get<Card>(`/cards/${rows[0]!.id}`);
};
const computed = async (key: string) => {
  const line = (await card()).lines.find((one) => one.key === key)!;
  return [shown(exact(line.measures[0]!.target), 0), shown(exact(line.computed!), 2)];
};

it('the personal result is half leads, half money, each against its dated target (DOMAIN K1)', async () => {
  const { id: templateId } = await halved();
  await admin.does('/cards/plan', { clientId: clientId(), month: MONTH, rows: [{ agentId: agent.id, templateId }] });
  desk.clock.set('2026-10-14T02:00:00.000Z');
  await wins(45_000_000);
  expect(await computed((await card()).lines[0]!.key)).toEqual(['450', '0.06']);
  expect(await computed('money')).toEqual(['1800000', '6.25']);
  const half = { key: 'revenue.month', value: 900_000, effectiveAt: desk.clock.now().toISOString() };
  await admin.does('/admin/settings', half);
  expect(await computed('money')).toEqual(['900000', '12.50']);
});
