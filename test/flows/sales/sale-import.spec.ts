import { createHash } from 'node:crypto';
import { Workbook } from 'exceljs';
import request from 'supertest';
import type { Figures, Lead, SaleImport, SaleImportPage } from '#contract';
import { type AgentClient, type Desk, eventually, openDesk } from '../../support/desk';

let desk: Desk;
let li: AgentClient;
let boss: AgentClient;
let files = 0;
beforeAll(async () => {
  desk = await openDesk();
  li = await desk.agent({ name: '李静' });
  boss = await desk.agent({ name: '周敏', role: 'team_lead' });
  await desk.sql.query(
    'insert into team_member select $1, $2, true on conflict (team_id, agent_id) do update set is_lead = true',
    [desk.teamId, boss.id],
  );
});
afterAll(() => desk.close());

const HEAD = '订单号,日期,金额,工号,客户,电话';
const row = (n: string, more: Partial<Record<'day' | 'amount' | 'agent' | 'phone', string>> = {}) =>
  [n, more.day ?? '2026-11-10', more.amount ?? '1000', more.agent ?? '8001', '王女士', more.phone ?? ''].join(',');
const sheet = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\r\n'));

async function upload(content: Buffer, name = 'orders.csv', who = boss) {
  const clientId = `upload-${(files += 1).toString().padStart(4, '0')}`;
  const call = request(desk.url).post(`/api/sale-imports?clientId=${clientId}`).set('cookie', who.cookie);
  const answer = await call.attach('file', content, name);
  return { status: answer.status, body: answer.body as SaleImport };
}
const reached = (id: string, ...states: SaleImport['state'][]): Promise<SaleImportPage> =>
  eventually(
    async () => (await boss.get(`/sale-imports/${id}`)).body as SaleImportPage,
    (page) => states.includes(page.import.state),
    20_000,
  );
const read = async (content: Buffer, name?: string) => {
  const { body } = await upload(content, name);
  return reached(body.id, 'ready', 'failed');
};
const act = (page: SaleImportPage, verb: string) =>
  boss.post(`/sale-imports/${page.import.id}/${verb}`, { version: page.import.version });
async function run(content: Buffer, name?: string): Promise<SaleImportPage> {
  const ready = await read(content, name);
  const begun = await act(ready, 'run');
  expect([begun.status, begun.body.code]).toEqual([200, undefined]);
  return reached(ready.import.id, 'done');
}
async function undone(page: SaleImportPage): Promise<SaleImportPage> {
  expect((await act(page, 'undo')).status).toBe(200);
  return reached(page.import.id, 'undone');
}
const counts = ({ import: { taken, matched, known, refused } }: SaleImportPage) => ({ taken, matched, known, refused });
async function money() {
  const query = `from=2026-11-01&to=2026-11-30&step=month&agentId=${li.id}`;
  const { totals } = (await boss.get(`/figures?${query}`)).body as Figures;
  const of = (key: 'imported_orders' | 'imported_amount' | 'won_amount' | 'sales_amount') => totals[key].value ?? 0;
  return [of('imported_orders'), of('imported_amount'), of('won_amount'), of('sales_amount')];
}

it('a sheet in GBK with a title, taken in: what is right counts, what is wrong is named and can be sent again', async () => {
  // 销售月报 / 订单号,日期,金额,工号 in GBK.
  const gbk = Buffer.concat([
    Buffer.from('cffacadbd4c2b1a82c2c2c0d0a', 'hex'),
    Buffer.from('b6a9b5a5bac52cc8d5c6da2cbdf0b6ee2cb9a4bac50d0a', 'hex'),
    Buffer.from('A-1,2026-11-10,"1,234.50",8001\r\nA-2,2026/11/11,8.65'),
    Buffer.from('cdf22c383030310d0a', 'hex'),
    Buffer.from('A-3,2026-11-12,"1.234,50",8001\r\nA-4,11/12/2026,100,8001\r\nA-5,2026-11-12,100,9999\r\n'),
  ]);
  const ready = await read(gbk);
  expect(ready.import).toMatchObject({ encoding: 'gb18030', headers: ['订单号', '日期', '金额', '工号'], total: 5 });
  expect(ready.rows.map(({ line, result, fault }) => [line, result, fault])).toEqual([
    [3, 'order', null],
    [4, 'order', null],
    [5, 'refused', 'amount_ambiguous'],
    [6, 'refused', 'date_ambiguous'],
    [7, 'refused', 'agent_unknown'],
  ]);
  await act(ready, 'run');
  const done = await reached(ready.import.id, 'done');
  expect(counts(done)).toEqual({ taken: 2, matched: 0, known: 0, refused: 3 });
  expect(done.rows.map(({ line, column }) => [line, column])).toEqual([
    [5, 'amount'],
    [6, 'date'],
    [7, 'agent'],
  ]);
  expect(await money()).toEqual([2, 87_734.5, 0, 87_734.5]);
  const list = await boss.download(`/sale-imports/${ready.import.id}/refused?locale=zh-CN`);
  expect(list).toContain('5,金额,金额有两种读法，请写成 1234.50,A-3,2026-11-12,"1.234,50",8001');
  const again = await run(Buffer.from(list.replace('"1.234,50"', '1234.50').replace('11/12/2026', '2026-11-12')));
  expect(counts(again)).toEqual({ taken: 2, matched: 0, known: 0, refused: 1 });
  expect((await money())[0]).toBe(4);
});

it('the same file again changes nothing', async () => {
  const file = sheet(row('B-1'), row('B-2'), row('B-2'));
  expect(counts(await run(file))).toEqual({ taken: 2, matched: 0, known: 1, refused: 0 });
  const before = await money();
  expect(counts(await run(file))).toEqual({ taken: 0, matched: 0, known: 3, refused: 0 });
  expect(await money()).toEqual(before);
});

it('another amount corrects an order, a negative one is given back, and both stay in its history', async () => {
  const [orders, amount] = await money();
  await run(sheet(row('C-1', { amount: '5000' })));
  await run(
    sheet(row('C-1', { amount: '4500', day: '2026-11-11' }), row('C-1', { amount: '-500', day: '2026-11-12' })),
  );
  expect(await money()).toEqual([orders! + 1, amount! + 4000, 0, amount! + 4000]);
  const refused = await run(sheet(row('C-1', { amount: '-4000.01' }), row('C-2'), row('C-2', { amount: '7' })));
  expect(refused.rows.map(({ fault }) => fault)).toEqual(['below_zero', 'order_twice']);
  const { rows } = await desk.sql.query(
    `select payload->'view'->>'kind' as kind, payload->'view'->>'deltaCents' as delta from desk_event e join sale s on s.id = e.subject_id
     where s.order_number = 'C-1' order by e.version`,
  );
  expect(rows).toEqual([
    { kind: 'order', delta: '500000' },
    { kind: 'correction', delta: '-50000' },
    { kind: 'refund', delta: '-50000' },
  ]);
});

async function leadOf(phone: string): Promise<Lead> {
  const { rows } = await desk.sql.query(
    `insert into contact (id, name, phone, created_at) values (gen_random_uuid(), '王女士', $1, now()) returning id`,
    [phone],
  );
  const checks = { reachable: true, unitName: true, need: true, intent: true, ability: true };
  const about = { clientId: `lead-${phone}`, contactId: rows[0].id as string, checks, unitName: '好屋' };
  const { body } = await li.post('/leads', about);
  return (await li.post(`/leads/${body.id}/judge`, { version: body.version, state: 'valid' })).body as Lead;
}
const leadNow = async (id: string) => (await li.get(`/leads/${id}`)).body.lead as Lead;

it('an order wins the lead it belongs to and is counted once; taken back, the lead is as before', async () => {
  const before = await money();
  const lead = await leadOf('13800138000');
  const page = await run(
    sheet(row('D-1', { amount: '2万', agent: '', phone: '+86 138-0013-8000', day: '2026-11-23' })),
  );
  expect(counts(page)).toEqual({ taken: 1, matched: 1, known: 0, refused: 0 });
  expect(await leadNow(lead.id)).toMatchObject({ stage: 'won', outcome: { amountCents: 2_000_000, note: 'D-1' } });
  expect(await money()).toEqual([before[0], before[1], 20_000, before[1]! + 20_000]);
  const second = await run(sheet(row('D-2', { amount: '100', phone: '13800138000', day: '2026-11-23' })));
  expect(counts(second)).toMatchObject({ taken: 1, matched: 0 });
  await undone(second);
  expect((await act(await undone(page), 'undo')).body.code).toBe('sale_import_state');
  expect(await leadNow(lead.id)).toMatchObject({ stage: 'valid', outcome: null });
  expect(await money()).toEqual(before);
  expect(
    counts(await run(sheet(row('D-1', { amount: '2万', phone: '13800138000', day: '2026-11-23' })))),
  ).toMatchObject({
    matched: 1,
  });
});

it('goes on after a crash where it was, and no row is taken twice', async () => {
  const before = await money();
  const all = Array.from({ length: 1_200 }, (_, i) => row(`E-${i}`, { amount: '1' }));
  await desk.sql.query(`create function fail() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$;
    create trigger fail before insert on sale_entry for each row when (new.line = 700) execute function fail()`);
  const ready = await read(sheet(...all));
  await act(ready, 'run');
  const stuck = await eventually(
    async () => (await boss.get(`/sale-imports/${ready.import.id}`)).body as SaleImportPage,
    (page) => page.import.done === 500,
  );
  expect(stuck.import.state).toBe('running');
  await desk.sql.query('drop trigger fail on sale_entry');
  const done = await reached(ready.import.id, 'done');
  expect(counts(done)).toEqual({ taken: 1_200, matched: 0, known: 0, refused: 0 });
  expect(await money()).toEqual([before[0]! + 1_200, before[1]! + 1_200, before[2], before[3]! + 1_200]);
});

it('a closed month takes nothing in and gives nothing back', async () => {
  const open = await run(sheet(row('F-1', { day: '2026-10-20' })));
  await desk.sql.query(
    `insert into card_template values ('00000000-0000-4000-8000-000000000001', null, 1);
     insert into card_template_version values ('00000000-0000-4000-8000-000000000001', 1, '{}', '[]', '{}', '', now());
     insert into card (id, agent_id, month, template_id, template_version, planned_by_id, planned_at, self_due_at, version)
     values ('00000000-0000-4000-8000-000000000002', '${li.id}', '2026-10-01', '00000000-0000-4000-8000-000000000001', 1,
       '${boss.id}', now(), now(), 1);
     update card set closed_at = now(), closed_by_id = '${boss.id}', approved_at = now(), approved_by_id = '${boss.id}',
       self_scored_at = now(), scored_at = now(), scored_by_id = '${boss.id}', confirmed_at = now(),
       confirmed_by_id = '${desk.admin.id}', frozen = '{}', hash = 'x'`,
  );
  const late = await run(sheet(row('F-2', { day: '2026-10-31' }), row('F-3', { day: '2026-11-01' })));
  expect(late.rows.map(({ line, fault }) => [line, fault])).toEqual([[2, 'month_closed']]);
  expect((await act(open, 'undo')).body).toMatchObject({
    code: 'sale_import_month_closed',
    detail: { month: '2026-10' },
  });
});

it('a workbook: dates and numbers as cells, formulas refused, macros and bombs not opened', async () => {
  const book = new Workbook();
  const page = book.addWorksheet('订单');
  page.addRows([
    ['订单号', '日期', '金额', '工号'],
    ['G-1', new Date(Date.UTC(2026, 10, 9)), 1234.56, 8001],
    [20261123001, '2026-11-09', '1,000', '8001'],
    ['G-3', '2026-11-09', { formula: '1+1', result: 2 }, '8001'],
  ]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  const done = await run(content, 'orders.xlsx');
  expect(counts(done)).toEqual({ taken: 2, matched: 0, known: 0, refused: 1 });
  expect(done.rows).toMatchObject([{ line: 4, column: 'amount', fault: 'formula_cell' }]);
  const macros = Buffer.from(content.toString('latin1').replaceAll('docProps/core.xml', 'xl/vbaProject.bin'), 'latin1');
  expect((await read(macros, 'a.xlsx')).import).toMatchObject({ state: 'failed', fault: 'sheet_with_macros' });
});

it.each([
  ['empty', Buffer.alloc(0), 'sheet_empty'],
  ['with headers alone', Buffer.from(HEAD), 'sheet_empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet_not_a_sheet'],
  ['an old workbook or one under a password', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), 'sheet_not_a_sheet'],
  ['a broken zip', Buffer.from('504b0304aaaaaaaa', 'hex'), 'sheet_broken'],
  ['in no known encoding', Buffer.from('ff2cfe2cff0aff2cff2cff', 'hex'), 'sheet_encoding_unknown'],
])('a file that is %s is refused whole', async (_, content, fault) => {
  expect((await read(content)).import).toMatchObject({ state: 'failed', fault });
});

it('columns that nobody knows are asked for, and remembered', async () => {
  const file = Buffer.from('Beleg;Tag;Wert;Wer\nH-1;2026-11-09;10;8001\n');
  const ready = await read(file);
  expect(ready.missing).toEqual(['orderNumber', 'date', 'amount', 'agent']);
  expect((await act(ready, 'run')).body.code).toBe('sheet_columns_missing');
  const mapping = { orderNumber: 0, date: 1, amount: 2, agent: 3 };
  const change = { version: ready.import.version, mapping };
  const mapped = (await boss.put(`/sale-imports/${ready.import.id}/mapping`, change)).body as SaleImportPage;
  expect(mapped.rows).toMatchObject([{ result: 'order' }]);
  expect((await boss.put(`/sale-imports/${ready.import.id}/mapping`, change)).body.code).toBe('version_conflict');
  expect((await read(file)).missing).toEqual([]);
});

it('is the business of leads and admins, each upload of who sent it, and kept as it came', async () => {
  expect((await upload(sheet(row('I-1')), 'x.csv', li)).status).toBe(403);
  const { body } = await upload(sheet(row('I-1')), 'x.csv', desk.admin);
  expect((await boss.get(`/sale-imports/${body.id}`)).body.code).toBe('not_found');
  const { rows } = await desk.sql.query('select sha256 from sale_import where id = $1', [body.id]);
  expect(rows[0].sha256).toBe(
    createHash('sha256')
      .update(sheet(row('I-1')))
      .digest('hex'),
  );
});
