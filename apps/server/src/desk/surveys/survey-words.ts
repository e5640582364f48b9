import type { Locale, SurveySkipName, SurveyStateName } from '#contract';

/** The words of the sheet. */
export const SURVEY_SHEET: Record<
  Locale,
  {
    title: string;
    columns: string[];
    states: Record<SurveyStateName, string>;
    skips: Record<SurveySkipName, string>;
    solved: Record<'yes' | 'no', string>;
  }
> = {
  'zh-CN': {
    title: '满意度',
    columns: [
      '结束时间',
      '工单',
      '客户',
      '客服',
      '收件渠道',
      '状态',
      '未询问原因',
      '说明',
      '回答时间',
      '评分',
      '是否解决',
      '客户的话',
    ],
    states: {
      planned: '待询问',
      sent: '已询问',
      answered: '已回答',
      skipped: '未询问',
      lost: '未送达',
      expired: '已过期',
    },
    skips: {
      automatic: '自动结束',
      not_taking_part: '客户没有说过话',
      opted_out: '客户不愿再收到',
      asked_lately: '近期问过',
      channel: '该渠道不询问',
      public_thread: '公开场合',
      no_address: '没有联系地址',
      no_public_url: '未设置公开网址',
      inbox_off: '渠道已停用',
      window_closed: '超出平台可发送时间或条数',
      reopened: '工单已重新打开',
      by_agent: '客服跳过',
    },
    solved: { yes: '已解决', no: '未解决' },
  },
  en: {
    title: 'Satisfaction',
    columns: [
      ...['Closed at', 'Ticket', 'Contact', 'Agent', 'Inbox', 'State', 'Not asked because', 'Note'],
      ...['Answered at', 'Score', 'Solved', 'Their words'],
    ],
    states: {
      planned: 'To be asked',
      sent: 'Asked',
      answered: 'Answered',
      skipped: 'Not asked',
      lost: 'Not delivered',
      expired: 'Expired',
    },
    skips: {
      automatic: 'Closed by the desk',
      not_taking_part: 'The contact said nothing',
      opted_out: 'The contact wants no surveys',
      asked_lately: 'Asked lately',
      channel: 'Not asked on this channel',
      public_thread: 'Others read along',
      no_address: 'No address',
      no_public_url: 'The desk has no public address',
      inbox_off: 'Inbox switched off',
      window_closed: "Outside the platform's time or number",
      reopened: 'Opened again before',
      by_agent: 'Left out by an agent',
    },
    solved: { yes: 'Solved', no: 'Not solved' },
  },
};
