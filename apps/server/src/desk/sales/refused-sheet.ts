import type { Locale } from '#contract';
import type { SaleColumn, SaleFault } from '#domain';
import type { Cell, Table } from '../../platform/http/table';
import type { LineRow } from './sale-imports.repository';
import { textOf } from './sheet-reading.service';

type Words<K extends string> = Record<K, Record<Locale, string>>;
const said = (zh: string, en: string): Record<Locale, string> => ({ 'zh-CN': zh, en });

const TITLE = said('未导入的行', 'Rows refused');
const HEAD = { line: said('原行号', 'Line'), column: said('问题列', 'Column at fault'), fault: said('原因', 'Reason') };

const COLUMN_WORDS: Words<SaleColumn> = {
  orderNumber: said('订单号', 'Order number'),
  date: said('日期', 'Date'),
  amount: said('金额', 'Amount'),
  agent: said('客服', 'Agent'),
  name: said('客户', 'Customer'),
  phone: said('电话', 'Phone'),
  unit: said('单位', 'Company'),
  lead: said('线索', 'Lead'),
  keyword: said('关键词', 'Keyword'),
  source: said('来源', 'Source'),
};

const FAULT_WORDS: Words<SaleFault> = {
  formula_cell: said('单元格是公式，请粘贴为数值', 'The cell holds a formula; paste it as a value'),
  order_missing: said('没有订单号', 'No order number'),
  order_wrong: said(
    '订单号被表格改成了科学计数，请设为文本',
    'The order number was rounded by the spreadsheet; format it as text',
  ),
  text_too_long: said('内容过长', 'The text is too long'),
  date_unreadable: said('日期无法识别', 'The date can’t be read'),
  date_ambiguous: said('日期有两种读法，请写成 2026-11-05', 'The date may be two days; write 2026-11-05'),
  date_in_future: said('日期在今天之后', 'The date lies after today'),
  amount_unreadable: said('金额无法识别', 'The amount can’t be read'),
  amount_ambiguous: said('金额有两种读法，请写成 1234.50', 'The amount may mean two things; write 1234.50'),
  amount_zero: said('金额为零', 'The amount is zero'),
  agent_missing: said('没有写明客服，也没有对应的线索', 'Nobody is named, and no lead matches'),
  agent_unknown: said('查无此客服', 'No such agent'),
  agent_ambiguous: said('有多位同名客服，请写工号', 'Several agents have this name; write the work number'),
  agent_differs: said('对应的线索属于另一位客服', 'The matching lead is another agent’s'),
  lead_unknown: said('查无此线索', 'No such lead'),
  lead_not_valid: said('该线索不是有效线索', 'The lead is not valid'),
  order_twice: said('同一订单号在本文件中出现两个金额', 'The order stands in this file with two amounts'),
  order_other_agent: said('该订单已计给另一位客服', 'The order already counts for another agent'),
  below_zero: said('退款超过订单金额', 'More is given back than the order came to'),
  month_closed: said('该客服当月考核已封存', 'The agent’s month is closed'),
};

/** Refused rows as they came, with line, column and reason in front: to be corrected and sent again. */
export function refusedSheet(
  headers: readonly string[],
  rows: readonly LineRow[],
  zone: string,
  locale: Locale,
): Table {
  const columns = [HEAD.line[locale], HEAD.column[locale], HEAD.fault[locale], ...headers];
  return {
    title: TITLE[locale],
    zone,
    columns: columns.map((name, i) => ({ name, kind: i === 0 ? 'count' : 'text' })),
    rows: rows.map(({ line, column, fault, cells }): Cell[] => [
      ...[line, COLUMN_WORDS[column!][locale], FAULT_WORDS[fault!][locale]],
      ...cells.map(textOf),
    ]),
  };
}
