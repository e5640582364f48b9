import type { Lead, Locale } from '#contract';

interface Words {
  title: string;
  columns: Record<LeadColumn, string>;
  stages: Record<Lead['stage'], string>;
  rejections: Record<NonNullable<Lead['rejection']>, string>;
  lost: Record<NonNullable<NonNullable<Lead['outcome']>['reason']>, string>;
}
export type LeadColumn =
  | 'opened'
  | 'contact'
  | 'unit'
  | 'need'
  | 'ticket'
  | 'agent'
  | 'stage'
  | 'rejection'
  | 'source'
  | 'campaign'
  | 'keyword'
  | 'landing'
  | 'judged'
  | 'area'
  | 'salesperson'
  | 'handed'
  | 'contacted'
  | 'ended'
  | 'amount'
  | 'lost'
  | 'note';

/** What a sheet of leads says, for who opens it without the desk. */
export const LEAD_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '线索',
    columns: {
      ...{ opened: '建立时间', contact: '客户', unit: '单位名称', need: '需求', ticket: '工单', agent: '客服' },
      ...{ stage: '阶段', rejection: '无效原因', source: '来源', campaign: '推广活动', keyword: '搜索词' },
      ...{ landing: '首个页面', judged: '判定时间', area: '区域', salesperson: '业务员', handed: '移交时间' },
      ...{ contacted: '销售联系时间', ended: '结果时间', amount: '成交金额（元）', lost: '丢单原因', note: '备注' },
    },
    stages: {
      ...{ open: '待判断', rejected: '无效', valid: '有效', handed: '已移交' },
      ...{ returned: '销售未联系', contacted: '已联系', won: '成交', lost: '丢单' },
    },
    rejections: {
      ...{ unreachable: '联系不上', no_need: '没有需求', no_intent: '没有意向', no_ability: '没有实力' },
      ...{ duplicate: '重复', not_our_business: '不是我们的业务', other: '其他' },
    },
    lost: {
      ...{ price: '价格', competitor: '选了同行', no_budget: '没有预算', no_reply: '联系不上' },
      ...{ postponed: '暂缓', product: '产品不合适', other: '其他' },
    },
  },
  en: {
    title: 'Leads',
    columns: {
      ...{ opened: 'Opened at', contact: 'Contact', unit: 'Organisation', need: 'Need', ticket: 'Ticket' },
      ...{ agent: 'Agent', stage: 'Stage', rejection: 'Rejected because', source: 'Source', campaign: 'Campaign' },
      ...{ keyword: 'Searched for', landing: 'First page', judged: 'Judged at', area: 'Area' },
      ...{ salesperson: 'Salesperson', handed: 'Handed over at', contacted: 'Called by sales at' },
      ...{ ended: 'Decided at', amount: 'Amount (yuan)', lost: 'Lost because', note: 'Remark' },
    },
    stages: {
      ...{ open: 'Open', rejected: 'Rejected', valid: 'Valid', handed: 'With sales' },
      ...{ returned: 'Not called', contacted: 'Contacted', won: 'Won', lost: 'Lost' },
    },
    rejections: {
      ...{ unreachable: 'Unreachable', no_need: 'No need', no_intent: 'No intent', no_ability: 'No ability' },
      ...{ duplicate: 'Duplicate', not_our_business: 'Not our business', other: 'Other' },
    },
    lost: {
      ...{ price: 'Price', competitor: 'Competitor', no_budget: 'No budget', no_reply: 'No reply' },
      ...{ postponed: 'Postponed', product: 'Product does not fit', other: 'Other' },
    },
  },
};
