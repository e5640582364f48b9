import type { Fairness, Locale } from '#contract';
import { defused } from '../../platform/http/csv';

type Cell = string | number | null;

const WORDS: Record<Locale, { title: string; columns: string[]; yes: string }> = {
  'zh-CN': {
    title: '派工公平',
    columns: [
      '工号',
      '客服',
      '在线可派（分钟）',
      '可派次数',
      '应得',
      '应得占比（%）',
      '实得',
      '实得占比（%）',
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
      'Expected share (%)',
      'Got',
      'Actual share (%)',
      'Deviation',
      'Beyond chance',
      'Owed to them',
      'Claimed',
    ],
    yes: 'yes',
  },
};

/** The table of a span as lines of a sheet. */
export function fairnessSheet({ rows, from, to, zone }: Fairness, locale: Locale): Cell[][] {
  const { title, columns, yes } = WORDS[locale];
  return [
    [`${title} ${from} – ${to} (${zone})`],
    columns,
    ...rows.map((row) => [
      ...[defused(row.workNumber), defused(row.agentName), Math.round(row.willingSeconds / 60), row.could],
      ...[rounded(row.expected), percent(row.expectedShare), row.got, percent(row.actualShare)],
      ...[rounded(row.deviation), row.beyondChance ? yes : '', row.owed, row.claimed],
    ]),
  ];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const percent = (share: number | null): number | null => share && Math.round(share * 1000) / 10;
