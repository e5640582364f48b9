import type { Card, Locale } from '#contract';
import { exact, shown } from '#domain';
import { type Cell, type ColumnKind, type Table } from '../../platform/http/table';

const WORDS = {
  'zh-CN': {
    title: '绩效卡',
    columns: [
      '工号',
      '客服',
      '考核表',
      '状态',
      '指标',
      '权重',
      '已达成',
      '目标',
      '系统得分',
      '自评',
      '上级',
      '复核',
      '得分',
      '总分',
      '等级',
      '奖金系数K',
      '建议金额（元）',
    ],
    states: {
      planned: '待开始',
      running: '进行中',
      self_scored: '已自评',
      scored: '已评分',
      confirmed: '已确认',
      closed: '已封存',
    },
    proposed: '（提议）',
  },
  en: {
    title: 'Cards',
    columns: [
      'Work number',
      'Agent',
      'Template',
      'State',
      'Line',
      'Weight',
      'Reached',
      'Target',
      'Computed',
      'Self',
      'Superior',
      'Reviewer',
      'Final',
      'Score',
      'Grade',
      'K',
      'Proposed amount (yuan)',
    ],
    states: {
      planned: 'Planned',
      running: 'Running',
      self_scored: 'Self-scored',
      scored: 'Scored',
      confirmed: 'Confirmed',
      closed: 'Closed',
    },
    proposed: ' (proposal)',
  },
} as const;

const text: ColumnKind = 'text';
const number: ColumnKind = 'number';
const KINDS: ColumnKind[] = [
  ...[text, text, text, text, text],
  ...[number, number, number, number, number, number, number, number, number],
  ...[text, text, 'money' as const],
];

/** A month's cards as a table: one row for each line of each card. Amounts are proposals and say so. */
export function cardSheet(month: string, zone: string, cards: readonly Card[], locale: Locale): Table {
  const words = WORDS[locale];
  return {
    title: `${words.title} ${month}`,
    zone,
    fixed: 2,
    columns: words.columns.map((name, i) => ({ name, kind: KINDS[i]! })),
    rows: lines(cards, locale),
  };
}

function* lines(cards: readonly Card[], locale: Locale): Generator<Cell[]> {
  for (const card of cards) for (const line of card.lines) yield row(card, line, locale);
}

function row(card: Card, line: Card['lines'][number], locale: Locale): Cell[] {
  const { states, proposed } = WORDS[locale];
  const { grade } = card;
  const single = line.measures.length === 1 ? line.measures[0] : undefined;
  const mark = (name: string, isProposed: boolean) => `${name}${isProposed ? proposed : ''}`;
  return [
    card.workNumber,
    card.agentName,
    card.templateName[locale],
    states[card.state],
    mark(line.name[locale], line.proposed),
    line.weight,
    numberOf(single?.actual),
    numberOf(single?.target),
    numberOf(line.computed),
    numberOf(line.self?.points),
    numberOf(line.superior?.points),
    numberOf(line.reviewer?.points),
    numberOf(line.final),
    numberOf(card.score),
    mark(grade.name[locale], grade.nameProposed),
    mark(String(grade.k), grade.kProposed),
    numberOf(card.amount),
  ];
}

const numberOf = (text: string | null | undefined): number | null =>
  text == null ? null : Number(shown(exact(text), 2));
