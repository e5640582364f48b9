import type { ConductRuleName, Locale, ViolationStateName } from '#contract';

export type ViolationColumn =
  | 'at'
  | 'number'
  | 'agent'
  | 'rule'
  | 'state'
  | 'points'
  | 'amount'
  | 'ticket'
  | 'contact'
  | 'said'
  | 'judged'
  | 'judge'
  | 'appeal'
  | 'decided'
  | 'decider'
  | 'reason'
  | 'due';

interface Words {
  title: string;
  columns: Record<ViolationColumn, string>;
  rules: Record<ConductRuleName, string>;
  states: Record<ViolationStateName, string>;
  /** What the desk did by itself. */
  desk: string;
}

/** What the ledger says on paper, for who opens it without the desk. */
export const VIOLATION_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '行为记录',
    columns: {
      at: '发生时间',
      number: '工号',
      agent: '客服',
      rule: '事项',
      state: '状态',
      points: '分数',
      amount: '建议金额（元）',
      ticket: '工单',
      contact: '客户',
      said: '原话',
      judged: '确认时间',
      judge: '确认人',
      appeal: '申诉',
      decided: '裁定时间',
      decider: '裁定人',
      reason: '理由',
      due: '下一步期限',
    },
    rules: {
      late_reply: '超时未回复',
      forbidden_phrase: '禁用语',
      no_work_number: '未报工号',
      no_greeting: '未问候',
      only_hello: '只说“喂”',
      pushed_away: '“他不在”了事',
      cold_voice: '语气冷淡',
      passed_on: '推诿客户',
      small_talk: '与客户闲聊',
      hung_up_first: '先于客户挂断',
      wrong_item: '规格、尺寸搞错，下错单',
      paid_not_ordered: '客户已打款，忘下单',
      incomplete_shipment: '货没发全，漏发货',
      contact_missing: '联系方式没写清楚',
      other_fault: '其他差错',
      talk_short: '通话时长不足',
      visit: '来访客户',
      new_record: '新客户信息',
      unreachable: '打不通',
      fault_fine: '差错扣款',
    },
    states: {
      proposed: '待确认',
      confirmed: '已确认',
      dismissed: '不成立',
      appealed: '申诉中',
      upheld: '维持',
      reversed: '已撤销',
    },
    desk: '系统',
  },
  en: {
    title: 'Conduct',
    columns: {
      at: 'Happened at',
      number: 'Work number',
      agent: 'Agent',
      rule: 'Rule',
      state: 'State',
      points: 'Points',
      amount: 'Proposed amount (yuan)',
      ticket: 'Ticket',
      contact: 'Contact',
      said: 'What was said',
      judged: 'Judged at',
      judge: 'Judged by',
      appeal: 'Appeal',
      decided: 'Decided at',
      decider: 'Decided by',
      reason: 'Reason',
      due: 'Next step due',
    },
    rules: {
      late_reply: 'Late reply',
      forbidden_phrase: 'Forbidden phrase',
      no_work_number: 'No work number',
      no_greeting: 'No greeting',
      only_hello: 'Nothing but "hello"',
      pushed_away: '"Not here", and no more',
      cold_voice: 'Cold voice',
      passed_on: 'Pushed to others',
      small_talk: 'Small talk',
      hung_up_first: 'Hung up first',
      wrong_item: 'Wrong size or order',
      paid_not_ordered: 'Paid, but not ordered',
      incomplete_shipment: 'Incomplete shipment',
      contact_missing: 'Contact missing',
      other_fault: 'Another fault',
      talk_short: 'Talk time short',
      visit: 'Visitor',
      new_record: 'New record',
      unreachable: 'Out of reach',
      fault_fine: 'Fine for a fault',
    },
    states: {
      proposed: 'To confirm',
      confirmed: 'Confirmed',
      dismissed: 'Dismissed',
      appealed: 'Appealed',
      upheld: 'Upheld',
      reversed: 'Reversed',
    },
    desk: 'The desk',
  },
};
