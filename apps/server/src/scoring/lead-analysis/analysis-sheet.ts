import type { LeadAnalysis, LeadAnalysisRow, Locale } from '#contract';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';
import type { Dimension } from './lead-analysis.repository';

const WORDS: Record<
  Locale,
  { title: string; by: Record<Dimension, string>; columns: string[]; none: string; total: string }
> = {
  'zh-CN': {
    title: '线索分析',
    by: { source: '来源', keyword: '搜索词', campaign: '推广活动', agent: '客服', territory: '区域' },
    columns: ['线索', '有效', '移交销售', '销售已联系', '成交', '成交金额（元）', '成交率'],
    none: '未填',
    total: '合计',
  },
  en: {
    title: 'Leads',
    by: { source: 'Source', keyword: 'Searched for', campaign: 'Campaign', agent: 'Agent', territory: 'Area' },
    columns: ['Opened', 'Valid', 'Handed to sales', 'Called by sales', 'Won', 'Amount (yuan)', 'Won of opened'],
    none: 'Not written down',
    total: 'Total',
  },
};

const KINDS: ColumnKind[] = ['text', 'count', 'count', 'count', 'count', 'count', 'money', 'percent'];

/** The analysis of a month as it is downloaded. */
export function analysisSheet(
  { rows, total, zone }: LeadAnalysis & { zone: string },
  { month, by, locale }: { month: string; by: Dimension; locale: Locale },
): Table {
  const words = WORDS[locale];
  const names = [words.by[by], ...words.columns];
  return {
    title: `${words.title} ${month}`,
    zone,
    columns: names.map((name, i) => ({ name, kind: KINDS[i]! })),
    rows: [...rows.map((row) => [row.name || words.none, ...cellsOf(row)]), [words.total, ...cellsOf(total)]],
  };
}

const cellsOf = (r: LeadAnalysisRow): Cell[] => [
  ...[r.opened, r.valid, r.handed, r.contacted, r.won, r.amountCents / 100, r.share],
];
