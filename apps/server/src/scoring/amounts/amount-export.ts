import type { Locale } from '#contract';
import { localDayOf } from '#domain';
import type { Cell, ColumnKind, Table } from '../../platform/http/table';
import type { AmountRow } from './amount-evidence.repository';

const WORDS: Record<
  Locale,
  { title: string; columns: string[]; rules: Record<string, string>; states: Record<string, string> }
> = {
  'zh-CN': {
    title: '建议金额',
    columns: ['工号', '客服', '日期', '事项', '建议金额（元）', '说明', '状态', '确认人'],
    rules: {
      talk_short: '通话时长不足',
      visit: '来访客户',
      new_record: '新客户信息',
      unreachable: '打不通',
      fault_fine: '差错',
    },
    states: { confirmed: '已确认', upheld: '申诉后维持' },
  },
  en: {
    title: 'Proposed amounts',
    columns: ['Work number', 'Agent', 'Day', 'Rule', 'Proposed amount (yuan)', 'Note', 'State', 'Confirmed by'],
    rules: {
      talk_short: 'Talk time short',
      visit: 'Visitor',
      new_record: 'New record',
      unreachable: 'Out of reach',
      fault_fine: 'Fault',
    },
    states: { confirmed: 'Confirmed', upheld: 'Upheld after appeal' },
  },
};

const KINDS: ColumnKind[] = ['text', 'text', 'day', 'text', 'money', 'text', 'text', 'text'];

/** What holds of a month, for payroll: proposals by name, and nothing that is still argued about. */
export function amountSheet(month: string, rows: readonly AmountRow[], zone: string, locale: Locale): Table {
  const { title, columns, rules, states } = WORDS[locale];
  return {
    title: `${title} ${month}`,
    zone,
    fixed: 2,
    columns: columns.map((name, i) => ({ name, kind: KINDS[i]! })),
    rows: rows.map((row): Cell[] => [
      ...[row.work_number, row.agent_name, localDayOf(zone, row.at), rules[row.rule]!, row.amount],
      ...[row.note, states[row.state]!, row.confirmed_by],
    ]),
  };
}
