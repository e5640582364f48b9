import type { ComplaintView, Locale } from '#contract';

export type ComplaintColumn =
  | 'number'
  | 'written'
  | 'contact'
  | 'company'
  | 'phone'
  | 'address'
  | 'ticket'
  | 'severity'
  | 'cause'
  | 'agent'
  | 'writer'
  | 'signed'
  | 'due'
  | 'state'
  | 'closed'
  | 'reason'
  | 'departments'
  | 'last'
  | 'claim'
  | 'answer';
export type ComplaintState = 'open' | 'late' | 'satisfied' | 'by_lead';

interface Words {
  title: string;
  columns: Record<ComplaintColumn, string>;
  severities: Record<ComplaintView['severity'], string>;
  states: Record<ComplaintState, string>;
  approved: string;
  refused: string;
}

/** What the register of complaints says on paper, for who opens it without the desk. */
export const COMPLAINT_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    title: '投诉登记',
    columns: {
      ...{ number: '编号', written: '登记时间', contact: '客户', company: '单位名称', phone: '电话', address: '地址' },
      ...{ ticket: '工单', severity: '轻重', cause: '原因', agent: '负责人', writer: '登记人', signed: '签字时间' },
      ...{ due: '了结期限', state: '状态', closed: '了结时间', reason: '了结理由', departments: '已通知部门' },
      ...{ last: '最近一次回访', claim: '赔偿要求', answer: '批复' },
    },
    severities: { 1: '一般', 2: '较重', 3: '严重' },
    states: { open: '未了结', late: '已过期', satisfied: '客户满意，已了结', by_lead: '组长了结' },
    approved: '同意',
    refused: '不同意',
  },
  en: {
    title: 'Complaints',
    columns: {
      ...{ number: 'No.', written: 'Written down at', contact: 'Contact', company: 'Company', phone: 'Phone' },
      ...{ address: 'Address', ticket: 'Ticket', severity: 'Severity', cause: 'Cause', agent: 'Responsible' },
      ...{ writer: 'Written by', signed: 'Signed at', due: 'Due', state: 'State', closed: 'Closed at' },
      ...{ reason: 'Why closed', departments: 'Departments told', last: 'Last contact', claim: 'Claim' },
      answer: 'Decision',
    },
    severities: { 1: 'Light', 2: 'Serious', 3: 'Severe' },
    states: { open: 'Open', late: 'Late', satisfied: 'Closed, satisfied', by_lead: 'Closed by a team lead' },
    approved: 'Approved',
    refused: 'Refused',
  },
};
