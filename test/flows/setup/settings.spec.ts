import type { SettingRow } from '#contract';
import { SETTINGS } from '#domain';
import { SettingsService } from '../../../apps/server/src/desk/policies/settings.service';
import { type Caller, type SetupDesk, setupDesk } from './setup-desk';

const DAY_MS = 86_400_000;
let desk: SetupDesk;
let admin: Caller;
beforeEach(async () => {
  desk = await setupDesk();
  admin = await desk.admin();
});
afterEach(() => desk.close());

const inDays = (days: number): Date => new Date(desk.clock.now().getTime() + days * DAY_MS);
const write = (key: string, value: number, when: Date) =>
  admin.ask('POST', '/admin/settings', { key, value, effectiveAt: when.toISOString() });

it('lists every number with its unit, its rule and the value the product came with', async () => {
  const { rows } = (await admin.ask<{ rows: SettingRow[] }>('GET', '/admin/settings')).body;
  expect(rows.map(({ key }) => key)).toEqual(Object.keys(SETTINGS));
  expect(rows[0]).toEqual({
    key: 'reply.window',
    value: 1800,
    unit: 'seconds',
    rule: 'W1',
    effectiveAt: null,
    history: [],
  });
});

it('holds a value from its date on and no earlier (law 8)', async () => {
  const settings = desk.app.get(SettingsService);
  const when = inDays(3);
  const { status, body } = await write('leads.month', 500, when);
  expect([status, body.value, body.effectiveAt]).toEqual([200, 450, null]);
  expect(body.history).toMatchObject([{ value: 500, byName: '管理员', effectiveAt: when.toISOString() }]);
  expect(await settings.at('leads.month', new Date(when.getTime() - 1))).toBe(450);
  expect(await settings.at('leads.month', when)).toBe(500);
  await write('leads.month', 480, inDays(0));
  expect(await settings.at('leads.month', inDays(0))).toBe(480);
  expect(await settings.at('leads.month', inDays(4))).toBe(500);
  desk.clock.forward(4 * DAY_MS);
  const { rows } = (await (await desk.admin()).ask<{ rows: SettingRow[] }>('GET', '/admin/settings')).body;
  const row = rows.find(({ key }) => key === 'leads.month')!;
  expect([row.value, row.effectiveAt]).toEqual([500, when.toISOString()]);
  expect(row.history.map(({ value }) => value)).toEqual([500, 480]);
});

it('lets the later written of two values with one date hold', async () => {
  const when = inDays(1);
  await write('callbacks.month', 30, when);
  await write('callbacks.month', 25, when);
  expect(await desk.app.get(SettingsService).at('callbacks.month', when)).toBe(25);
});

it('keeps the ladder remind, lead, window in order, now and at every later date (DOMAIN W1, W13)', async () => {
  const refused = { code: 'invalid_input', fields: [{ path: 'value', rule: 'ladder' }] };
  expect((await write('reply.window', 1200, inDays(0))).body).toMatchObject(refused);
  expect((await write('reply.lead', 1000, inDays(0))).body).toMatchObject(refused);
  expect((await write('reply.remind', 1501, inDays(0))).body).toMatchObject(refused);
  expect((await write('reply.window', 1500, inDays(5))).status).toBe(200);
  expect((await write('reply.lead', 1600, inDays(0))).body).toMatchObject(refused);
  expect((await write('reply.remind', 600, inDays(0))).status).toBe(200);
  expect((await write('reply.lead', 900, inDays(0))).status).toBe(200);
  const settings = desk.app.get(SettingsService);
  expect(await settings.windowPolicy(inDays(0))).toEqual({ windowSeconds: 1800, remindSeconds: 600, leadSeconds: 900 });
  expect(await settings.windowPolicy(inDays(6))).toEqual({ windowSeconds: 1500, remindSeconds: 600, leadSeconds: 900 });
  const { rows } = (await admin.ask<{ rows: SettingRow[] }>('GET', '/admin/settings')).body;
  expect(rows.find(({ key }) => key === 'reply.lead')!.history).toHaveLength(1);
});

it.each([
  ['a key nobody knows', 'reply.mood', 1, 0, 'key'],
  ['half a lead', 'leads.month', 0.5, 0, 'value'],
  ['a negative fine', 'violation.points', -1, 0, 'value'],
  ['no window at all', 'reply.remind', 0, 0, 'value'],
  ['a date in the past', 'leads.month', 400, -1, 'effectiveAt'],
])('refuses %s', async (_, key, value, days, field) => {
  const { status, body } = await write(key, value, inDays(days));
  expect([status, body.code, body.fields[0].path]).toEqual([400, 'invalid_input', field]);
});
