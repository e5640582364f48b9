import { analysisSheet } from './analysis-sheet';

const row = {
  key: '',
  name: '',
  opened: 3,
  valid: 2,
  handed: 1,
  contacted: 1,
  won: 1,
  amountCents: 5_050,
  share: 1 / 3,
};

it('is downloaded with its month, its zone and a total', () => {
  const rows = [{ ...row, name: '宽带' }, row];
  const asked = { month: '2026-11', by: 'keyword', locale: 'zh-CN' } as const;
  const sheet = analysisSheet({ rows, total: row, asOf: '', zone: 'Asia/Shanghai' }, asked);
  expect([sheet.title, sheet.zone]).toEqual(['线索分析 2026-11', 'Asia/Shanghai']);
  expect(sheet.columns.map(({ name }) => name)).toEqual([
    ...['搜索词', '线索', '有效', '移交销售', '销售已联系', '成交', '成交金额（元）', '成交率'],
  ]);
  expect(sheet.rows).toEqual([
    ['宽带', 3, 2, 1, 1, 1, 50.5, 1 / 3],
    ['未填', 3, 2, 1, 1, 1, 50.5, 1 / 3],
    ['合计', 3, 2, 1, 1, 1, 50.5, 1 / 3],
  ]);
});
