/** What a sheet of sales results can tell of an order. */
export const SALE_COLUMNS = [
  ...(['orderNumber', 'date', 'amount', 'agent', 'name', 'phone', 'unit', 'lead', 'keyword', 'source'] as const),
] as const;
export type SaleColumn = (typeof SALE_COLUMNS)[number];
/** By column: which of the sheet's columns it is, from 0. */
export type SaleMapping = Partial<Record<SaleColumn, number>>;

/** Without these no row says anything. */
export const NEEDED_COLUMNS: readonly SaleColumn[] = ['orderNumber', 'date', 'amount'];
/** One of these says whose order it is. */
export const OWNER_COLUMNS: readonly SaleColumn[] = ['agent', 'phone', 'unit', 'lead'];

const NAMES: Record<SaleColumn, readonly string[]> = {
  orderNumber: [
    '订单号',
    '订单编号',
    '单号',
    '销售单号',
    '合同号',
    '合同编号',
    'order number',
    'order no',
    'order',
    'order id',
  ],
  date: ['日期', '订单日期', '下单日期', '成交日期', '签单日期', '签约日期', 'date', 'order date', 'day'],
  amount: ['金额', '订单金额', '成交金额', '销售额', '合同金额', '业绩', 'amount', 'order amount', 'total', 'sales'],
  agent: ['客服', '工号', '客服工号', '客服姓名', '负责客服', '所属客服', '归属客服', 'agent', 'work number', 'owner'],
  name: ['客户', '客户姓名', '客户名称', '姓名', '联系人', 'customer', 'customer name', 'name', 'contact'],
  phone: ['电话', '手机', '手机号', '联系电话', '客户电话', 'phone', 'mobile', 'telephone', 'phone number'],
  unit: ['单位', '公司', '单位名称', '公司名称', '客户单位', 'unit', 'company', 'company name'],
  lead: [
    '线索',
    '线索编号',
    '线索号',
    '工单号',
    '工单',
    '工单编号',
    'lead',
    'lead number',
    'lead id',
    'ticket',
    'ticket number',
  ],
  keyword: ['关键词', '关键字', '搜索词', 'keyword', 'search keyword'],
  source: ['来源', '客户来源', '渠道', '来源渠道', 'source', 'channel', 'lead source'],
};

const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(].*?[)）]/g, '')
    .replace(/[\s_\-*:：#.]+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();

/** Which column each header most likely is, by its name in Chinese or English; a name met twice is the first one's. */
export function guessColumns(headers: readonly string[]): SaleMapping {
  const plainHeaders = headers.map(plain);
  const found = SALE_COLUMNS.map((column) => {
    const at = plainHeaders.findIndex((header) => NAMES[column].includes(header));
    return [column, at] as const;
  });
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}

/** The row of headers among the first ones: a sheet may begin with its title. The first, where none is known. */
export function headRow(rows: readonly (readonly string[])[]): number {
  const known = rows.map((cells) => Object.keys(guessColumns(cells)).length);
  const most = Math.max(0, ...known);
  return most < 2 ? 0 : known.indexOf(most);
}

/** Headers as they are remembered by, so that next month's sheet is known again. */
export const headerMark = (headers: readonly string[]): string => headers.map(plain).join('\t');

/** What is missing before rows can be read: the needed columns, and `agent` where nothing says whose orders they are. */
export function missingColumns(mapping: SaleMapping): SaleColumn[] {
  const missing = NEEDED_COLUMNS.filter((column) => mapping[column] === undefined);
  return OWNER_COLUMNS.some((column) => mapping[column] !== undefined) ? missing : [...missing, 'agent'];
}
