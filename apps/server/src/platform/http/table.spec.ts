import { buffer, text } from 'node:stream/consumers';
import { Workbook } from 'exceljs';
import { toCsv } from './csv';
import type { Table } from './table';
import { toXlsx } from './xlsx';

const TABLE: Table = {
  title: '指标 2026-11',
  zone: 'Asia/Shanghai',
  columns: [
    { name: '日期', kind: 'day' },
    { name: '姓名', kind: 'text' },
    { name: '个数', kind: 'count' },
    { name: '占比', kind: 'percent' },
    { name: '时长', kind: 'seconds' },
    { name: '金额', kind: 'money' },
    { name: '时间', kind: 'instant' },
  ],
  rows: [
    ['2026-11-23', '=HYPERLINK("x")', 3, 0.3333, 3725.5, -5.505, new Date('2026-11-22T16:30:05Z')],
    ['合计', '', 3, null, null, null, null],
  ],
};

it('is written for Excel: a mark, a zone, shares as percentages, durations as hours, moments as local clocks', async () => {
  const file = await buffer(toCsv(TABLE));
  expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(file.subarray(3).toString().split('\r\n')).toEqual([
    '指标 2026-11 (Asia/Shanghai)',
    '日期,姓名,个数,占比,时长,金额,时间',
    `2026-11-23,"'=HYPERLINK(""x"")",3,33.3%,1:02:05.50,-5.5,2026-11-23 00:30:05`,
    '合计,,3,,,,',
    '',
  ]);
});

it('is a workbook of typed values without a formula, its header frozen', async () => {
  const book = new Workbook();
  await book.xlsx.load((await buffer(toXlsx(TABLE))) as unknown as ArrayBuffer);
  const page = book.worksheets[0]!;
  expect(page.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 });
  const cells = (page.getRow(3).values as unknown[]).slice(1);
  expect(cells).toEqual([
    ...[new Date('2026-11-23T00:00:00Z'), `'=HYPERLINK("x")`, 3, 0.333, new Date('1899-12-30T01:02:05.500Z'), -5.5],
    new Date('2026-11-23T00:30:05Z'),
  ]);
  expect([1, 4, 5, 7].map((i) => page.getRow(3).getCell(i).numFmt)).toEqual([
    ...['yyyy-mm-dd', '0.0%', '[h]:mm:ss', 'yyyy-mm-dd hh:mm:ss'],
  ]);
});

it.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '＋1'])('%j runs nothing', async (name) => {
  const table = { ...TABLE, columns: [{ name, kind: 'text' as const }], rows: [[name]] };
  const lines = await text(toCsv(table));
  expect(lines.match(/'/g)).toHaveLength(2);
});

it('a long table is read no faster than it is taken', async () => {
  let read = 0;
  const rows = (function* () {
    for (; read < 20_000; read += 1) yield ['2026-11-23', `客服 ${Math.random()}`, read, 0.5, 60, 1, null];
  })();
  const out = toXlsx({ ...TABLE, rows });
  for await (const _ of out) break;
  expect(read).toBeLessThan(20_000);
});
