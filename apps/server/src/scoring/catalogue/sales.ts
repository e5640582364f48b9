import { type FigureGroup, type InWords, OF_THE_DESK } from './figure';

const ENTRY = `e.payload->'view'`;
/** An order that ended a lead is the lead's money, so nothing is counted twice. */
const OF_ITSELF = `${ENTRY}->>'leadId' is null`;
const TEXT = `concat_ws(' · ', ${ENTRY}->>'orderNumber', nullif(${ENTRY}->>'contactName', ''), nullif(${ENTRY}->>'unitName', ''))`;
const SALES_OFFICE: InWords = { 'zh-CN': '销售部', en: 'Sales' };

const of = { ...OF_THE_DESK, group: 'sales', source: 'import', owner: SALES_OFFICE } as const;

export const SALES: FigureGroup = {
  sources: [
    {
      type: 'sale.entered',
      measures: {
        imported_orders: {
          where: `${OF_ITSELF} and (${ENTRY}->>'orders')::int <> 0`,
          value: `(${ENTRY}->>'orders')::int`,
          text: TEXT,
        },
        imported_amount: { where: OF_ITSELF, value: `(${ENTRY}->>'deltaCents')::numeric / 100`, text: TEXT },
      },
    },
  ],
  figures: [
    {
      ...of,
      key: 'imported_orders',
      measure: 'imported_orders',
      gather: 'sum',
      unit: 'count',
      rule: 'K1',
      name: { 'zh-CN': '导入订单（单）', en: 'Imported orders' },
      formula: {
        'zh-CN':
          '来源：导入。订单日期在本期间、没有对应线索的导入订单数，计给表中写明的客服；整批撤回的导入按原日期减去。',
        en: 'Source: import. Orders from sheets whose day lies in the period and that end no lead, counted for the agent the sheet names. An import that is taken back is subtracted on the same days.',
      },
    },
    {
      ...of,
      key: 'imported_amount',
      measure: 'imported_amount',
      gather: 'sum',
      unit: 'money',
      rule: 'K1',
      name: { 'zh-CN': '导入金额（元）', en: 'Amount imported (yuan)' },
      formula: {
        'zh-CN':
          '来源：导入。没有对应线索的导入订单，按各笔日期在本期间的金额变动之和，单位元：新订单加全额，更正加差额，退款减去，撤回冲销。',
        en: 'Source: import. For orders from sheets that end no lead, the sum of what each entry dated in the period changed, in yuan: a new order adds its amount, a correction the difference, a refund is subtracted, and what was taken back is cancelled out.',
      },
    },
    {
      // DOMAIN K1: 1.8 million yuan a month.
      ...of,
      key: 'sales_amount',
      measure: 'won_amount',
      plus: 'imported_amount',
      gather: 'sum',
      unit: 'money',
      rule: 'K1',
      name: { 'zh-CN': '业绩（元）', en: 'Sales (yuan)' },
      formula: {
        'zh-CN': '成交金额与导入金额之和，单位元。与线索对应的订单算作该线索的成交，不再算进导入，因此不会重复计算。',
        en: 'Amount won plus amount imported, in yuan. An order that belongs to a lead is that lead’s ending and no imported amount, so nothing is counted twice.',
      },
    },
  ],
};
