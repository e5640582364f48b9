import type { Callback, CallbackAbout, Locale } from '#contract';

interface Words {
  title: string;
  columns: string[];
  about: Record<CallbackAbout, string>;
  reasons: Record<Callback['reason'], string>;
  results: Record<NonNullable<Callback['result']>, string>;
  states: Record<'done' | 'cancelled' | 'overdue' | 'planned', string>;
}

/** What the weekly sheet of callbacks says, for departments that don't open the desk. */
export const COVERAGE_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '回访',
    columns: ['应回访时间', '客户', '工单', '原因', '客服', '状态', '完成时间', '结果', '客户反馈', '尝试次数'],
    about: { product: '产品', service_type: '服务类型', territory: '片区' },
    reasons: {
      advice: '电话咨询',
      untested: '未试机',
      unsure_repair: '没把握修复',
      bad_survey: '评价不满意',
      missed_call: '未接来电',
      promise: '约定',
      satisfaction: '满意度',
      warranty: '保修期内',
      handover: '改派后联系',
      planned: '计划回访',
    },
    results: {
      satisfied: '满意',
      neutral: '一般',
      not_satisfied: '不满意',
      unreachable: '联系不上',
      declined: '拒访',
    },
    states: { done: '已完成', cancelled: '已取消', overdue: '已逾期', planned: '待回访' },
  },
  en: {
    title: 'Callbacks',
    columns: [
      ...['Due at', 'Contact', 'Ticket', 'Reason', 'Agent', 'State'],
      ...['Done at', 'Result', 'What the contact said', 'Tries'],
    ],
    about: { product: 'Product', service_type: 'Type of service', territory: 'Area' },
    reasons: {
      advice: 'Advice by phone',
      untested: 'Not tested',
      unsure_repair: 'Not sure it is fixed',
      bad_survey: 'Bad survey answer',
      missed_call: 'Missed call',
      promise: 'Promise',
      satisfaction: 'Satisfaction',
      warranty: 'In warranty',
      handover: 'New holder',
      planned: 'Planned',
    },
    results: {
      satisfied: 'Satisfied',
      neutral: 'Neutral',
      not_satisfied: 'Not satisfied',
      unreachable: 'Not reached',
      declined: 'Declined',
    },
    states: { done: 'Done', cancelled: 'Cancelled', overdue: 'Overdue', planned: 'To come' },
  },
};
