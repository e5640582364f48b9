import type { FigureKey, Figures } from '#contract';
import { figureLetter } from './figure-letter';

type Cells = Figures['totals'];
const cells = (of: Partial<Record<FigureKey, [number | null, number]>>): Cells =>
  Object.fromEntries(Object.entries(of).map(([key, [value, n]]) => [key, { value, n, target: null }])) as Cells;
const meaning = (key: FigureKey, unit: 'count' | 'percent' | 'seconds', gather: 'sum' | 'share' | 'median') =>
  ({ key, unit, gather, name: { 'zh-CN': `中文 ${key}`, en: key } }) as Figures['meanings'][number];

const SHOWN: Figures = {
  ...{ zone: 'Asia/Shanghai', from: '2026-11-16', to: '2026-11-22', step: 'week', by: 'agent' },
  asOf: '2026-11-23T02:00:00.000Z',
  meanings: [
    meaning('replies', 'count', 'sum'),
    meaning('first_response_share', 'percent', 'share'),
    meaning('first_response_median', 'seconds', 'median'),
  ],
  rows: [
    {
      ...{ id: 'a', name: '=小张 <b>', number: '8014', period: '2026-11-16' },
      cells: cells({ replies: [1200, 1200], first_response_share: [87.5, 8], first_response_median: [3725, 8] }),
    },
  ],
  totals: cells({ replies: [1200, 1200], first_response_share: [87.5, 8], first_response_median: [null, 0] }),
};
const BEFORE: Figures = {
  ...SHOWN,
  ...{ from: '2026-11-09', to: '2026-11-15' },
  totals: cells({ replies: [1000, 1000], first_response_share: [0, 3], first_response_median: [60, 2] }),
};
const written = (more: Partial<Parameters<typeof figureLetter>[0]> = {}) =>
  figureLetter({
    mail: { name: '周会 & 指标', locale: 'en', team_id: 't1', owner_name: '林静' },
    ...{ company: '好物', shown: SHOWN, before: BEFORE, publicUrl: 'https://desk.example', ...more },
  });

it('says span, zone and of how many rows a share or median is', async () => {
  const { subject, text } = await written();
  expect(subject).toBe('[好物] 周会 & 指标 2026-11-16 – 2026-11-22');
  expect(text).toContain('2026-11-16 to 2026-11-22 (Asia/Shanghai) · Rows: 1');
  expect(text).toContain('=小张 <b>\n  replies: 1,200\n  first_response_share: 87.5% (n=8)');
  expect(text).toContain('first_response_median: 1:02:05 (n=8)');
});

it('compares with the span before, and says no change of nothing', async () => {
  const { text } = await written();
  expect(text).toContain('Before, 2026-11-09 to 2026-11-15\n  replies: 1,000\n  first_response_share: 0% (n=3)');
  expect(text).toContain('Change\n  replies: +20%\n  first_response_share: –\n  first_response_median: –');
  expect((await written({ before: null })).text).not.toContain('Change');
});

it('can not be made to carry markup or a formula', async () => {
  const { html, written: files } = await written();
  expect(html).toContain('=小张 &lt;b&gt;');
  expect(html).toContain('周会 &amp; 指标');
  expect(files![0]!.content).toContain("'=小张 <b>");
});

it('links to the same figures where the desk knows its address', async () => {
  const link = 'https://desk.example/figures?from=2026-11-16&to=2026-11-22&step=week&by=agent&teamId=t1';
  expect((await written()).text).toContain(link);
  expect((await written({ publicUrl: null })).text).not.toContain('/figures');
});

it('says so when there is nothing', async () => {
  expect((await written({ shown: { ...SHOWN, rows: [] } })).text).toContain('There is nothing of this span.');
});
