import { type FigureBy, type Figures, type Locale, OF_NONE } from '#contract';
import type { Product } from '#domain';
import { SERVICE_WORDS } from '../../desk/service-facts/service-words';
import type { Cell, Column, ColumnKind, Table } from '../../platform/http/table';

interface Words {
  title: string;
  period: string;
  number: string;
  of: Record<FigureBy, string>;
  target: string;
  total: string;
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '指标',
    period: '期间',
    number: '工号',
    of: { agent: '客服', team: '团队', inbox: '收件箱', channel: '渠道', territory: '片区', product: '产品' },
    target: '目标',
    total: '合计',
  },
  en: {
    title: 'Figures',
    period: 'Period',
    number: 'Work number',
    of: { agent: 'Agent', team: 'Team', inbox: 'Inbox', channel: 'Channel', territory: 'Area', product: 'Product' },
    target: 'target',
    total: 'Total',
  },
};
const KINDS: Record<Figures['meanings'][number]['unit'], ColumnKind> = {
  count: 'number',
  points: 'number',
  minutes: 'number',
  percent: 'number',
  seconds: 'seconds',
  money: 'money',
};

/** The figures of a screen as a table: what they cover, the columns, the rows, the totals. */
export function figureSheet(figures: Figures, locale: Locale): Table {
  const words = WORDS[locale];
  const columns = columnsOf(figures, locale);
  const lineOf = (cells: Figures['totals']): Cell[] => columns.map(({ key, part }) => cells[key][part]);
  const heads: Column[] = [
    { name: words.period, kind: 'day' },
    { name: words.number, kind: 'text' },
    { name: words.of[figures.by], kind: 'text' },
  ];
  return {
    title: `${words.title} ${figures.from} – ${figures.to}`,
    zone: figures.zone,
    fixed: heads.length,
    columns: [...heads, ...columns.map(({ name, kind }): Column => ({ name, kind }))],
    rows: lines(),
  };

  function* lines(): Generator<Cell[]> {
    for (const row of figures.rows) yield [row.period, row.number, placeName(row, locale), ...lineOf(row.cells)];
    yield [words.total, '', '', ...lineOf(figures.totals)];
  }
}

/** What a row is called: a channel by its own name, a product in the reader's language. */
export function placeName({ id, name }: Figures['rows'][number], locale: Locale): string {
  const { none, products } = SERVICE_WORDS[locale];
  return id === OF_NONE ? none : name || (id in products ? products[id as Product] : id);
}

/** A target has a column where any row has one. */
function columnsOf({ rows, meanings }: Figures, locale: Locale) {
  return meanings.flatMap(({ key, unit, name }) => {
    const kind = KINDS[unit];
    const value = { key, part: 'value' as const, name: named(name[locale], kind), kind };
    const target = { ...value, part: 'target' as const, name: `${value.name} · ${WORDS[locale].target}` };
    return rows.some(({ cells }) => cells[key].target !== null) ? [value, target] : [value];
  });
}

/** A cell that is a duration says its unit itself. */
const named = (name: string, kind: ColumnKind): string =>
  kind === 'seconds' ? name.replace(/（秒）| \(seconds\)/, '') : name;
