import type { Fairness, Locale } from '#contract';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';

const WORDS: Record<Locale, { title: string; columns: string[]; yes: string }> = {
  'zh-CN': {
    title: '派工公平',
    columns: [
      '工号',
      '客服',
      '在线可派（分钟）',
      '可派次数',
      '应得',
      '应得占比',
      '实得',
      '实得占比',
      '偏差',
      '超出偶然',
      '按归属得到',
      '自行领取',
    ],
    yes: '是',
  },
  en: {
    title: 'Fair dispatch',
    columns: [
      'Work number',
      'Agent',
      'Online and willing (minutes)',
      'Could take',
      'Expected',
      'Expected share',
      'Got',
      'Actual share',
      'Deviation',
      'Beyond chance',
      'Owed to them',
      'Claimed',
    ],
    yes: 'yes',
  },
};

const KINDS: ColumnKind[] = [
  ...(['text', 'text', 'count', 'count', 'number', 'percent'] as const),
  ...(['count', 'percent', 'number', 'text', 'count', 'count'] as const),
];

/** The table of a span as it is downloaded. */
export function fairnessSheet({ rows, from, to, zone }: Fairness, locale: Locale): Table {
  const { title, columns, yes } = WORDS[locale];
  const lineOf = (row: Fairness['rows'][number]): Cell[] => [
    ...[row.workNumber, row.agentName, Math.round(row.willingSeconds / 60), row.could],
    ...[row.expected, row.expectedShare, row.got, row.actualShare],
    ...[row.deviation, row.beyondChance ? yes : '', row.owed, row.claimed],
  ];
  return {
    title: `${title} ${from} – ${to}`,
    zone,
    fixed: 2,
    columns: columns.map((name, i) => ({ name, kind: KINDS[i]! })),
    rows: rows.map(lineOf),
  };
}
