import type { Locale, RepeatCauseName, RepeatStateName } from '#contract';

interface Words {
  title: string;
  columns: string[];
  causes: Record<RepeatCauseName, string>;
  states: Record<RepeatStateName, string>;
}

/** What a sheet of repeat contacts says, for who opens it without the desk. */
export const REPEAT_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '重复联系',
    columns: ['再次联系时间', '客户', '工单', '上次工单', '上次联系时间', '原因', '状态', '客服', '产品', '备注'],
    causes: {
      promise_broken: '约定未兑现（M1）',
      hour_missing: '未约定具体时段（M2）',
      changed_alone: '未经同意改约或改约未兑现（M3）',
      parts_undated: '待件未告知到位时间（M4）',
      late_reply: '回复不及时（W1）',
      unknown: '原因待定',
    },
    states: { proposed: '待确认', confirmed: '已确认', reviewed: '已复核', other_matter: '不是同一件事' },
  },
  en: {
    title: 'Repeat contacts',
    columns: [
      ...['Came back at', 'Contact', 'Ticket', 'Earlier ticket', 'Earlier contact at'],
      ...['Cause', 'State', 'Agent', 'Product', 'Note'],
    ],
    causes: {
      promise_broken: 'Promise not kept (M1)',
      hour_missing: 'No hours agreed (M2)',
      changed_alone: 'Changed without consent, or the change not kept (M3)',
      parts_undated: 'Parts without a date (M4)',
      late_reply: 'Late reply (W1)',
      unknown: 'Cause not known yet',
    },
    states: { proposed: 'To confirm', confirmed: 'Confirmed', reviewed: 'Reviewed', other_matter: 'Another matter' },
  },
};
