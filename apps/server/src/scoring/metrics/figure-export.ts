import { type FigureBy, type Figures, type Locale, OF_NONE } from '#contract';
import type { Product } from '#domain';
import type { Cell, Column, ColumnKind, Table } from '../../platform/http/table';

interface Words {
  title: string;
  period: string;
  number: string;
  of: Record<FigureBy, string>;
  products: Record<Product, string>;
  none: string;
  target: string;
  total: string;
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '指标',
    period: '期间',
    number: '工号',
    of: { agent: '客服', team: '团队', inbox: '收件箱', channel: '渠道', territory: '片区', product: '产品' },
    products: {
      air_conditioner: '家用空调',
      washing_machine: '洗衣机',
      dishwasher: '洗碗机',
      water_heater: '热水器',
      television: '彩电',
      refrigerator: '冰箱',
      other: '其他',
    },
    none: '（无）',
    target: '目标',
    total: '合计',
  },
  en: {
    title: 'Figures',
    period: 'Period',
    number: 'Work number',
    of: { agent: 'Agent', team: 'Team', inbox: 'Inbox', channel: 'Channel', territory: 'Area', product: 'Product' },
    products: {
      air_conditioner: 'Home air conditioner',
      washing_machine: 'Washing machine',
      dishwasher: 'Dishwasher',
      water_heater: 'Water heater',
      television: 'Television',
      refrigerator: 'Refrigerator',
      other: 'Other',
    },
    none: '(none)',
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
    for (const row of figures.rows) yield [row.period, row.number, nameOf(row, words), ...lineOf(row.cells)];
    yield [words.total, '', '', ...lineOf(figures.totals)];
  }
}

/** A channel is called by its own name, a product in the reader's language. */
const nameOf = ({ id, name }: Figures['rows'][number], { none, products }: Words): string =>
  id === OF_NONE ? none : name || (id in products ? products[id as Product] : id);

/** What a row is called, as the file calls it. */
export const placeName = (row: Figures['rows'][number], locale: Locale): string => nameOf(row, WORDS[locale]);

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
