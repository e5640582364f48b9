import type { Cause, Severity } from '#domain';

/** Why tickets of the demo are old, as its morning meeting put it. */
export const MORNING_CAUSES: readonly { cause: Cause; note: string; action: string }[] = [
  { cause: 'parts', note: '主板缺货，厂家说明天到', action: '上午催配件仓，给客户回电说明' },
  { cause: 'no_time', note: '客户出差，约了三次都改期', action: '' },
  { cause: 'agent', note: '忘了回访', action: '中午前给客户回电' },
  { cause: 'other_department', note: '财务退款没有审批', action: '找财务盯到打款' },
];

export interface DemoComplaint {
  cause: string;
  severity: Severity;
  company: string;
  address: string;
  /** Hours before the present. */
  hoursAgo: number;
  notice: { department: string; text: string; confirmedBy: string | null } | null;
  steps: readonly { result: string; satisfied: boolean | null }[];
  claim: string | null;
  closes: boolean;
}

export const DEMO_COMPLAINTS: readonly DemoComplaint[] = [
  {
    ...{ cause: '同一台洗衣机一个月修了三次，还是漏水，要求退机', severity: 3, company: '', hoursAgo: 3 },
    ...{ address: '滨江区江南大道 88 号 3 幢 1602', claim: '退机并赔误工费 300 元', steps: [], closes: false },
    notice: { department: '维修部', text: '三次上门记录请今天下班前整理出来，说明每次换了什么。', confirmedBy: null },
  },
  {
    ...{ cause: '约好上午送货，等了一天没有人来，也没有电话', severity: 2, company: '东方物业', hoursAgo: 26 },
    ...{ address: '拱墅区湖墅南路 12 号', claim: null, closes: false },
    notice: {
      department: '配送',
      text: '请查明昨天 10 点这一单为什么没有送，谁通知的客户。',
      confirmedBy: '配送 周队',
    },
    steps: [{ result: '已致歉，改约明天上午，客户说再看', satisfied: null }],
  },
  {
    ...{ cause: '安装师傅态度不好，收了说明书上没有的材料费', severity: 2, company: '', hoursAgo: 75 },
    ...{ address: '西湖区文二路 301 号', claim: null, closes: true },
    notice: { department: '安装部', text: '材料费 80 元请核对收费标准并退给客户。', confirmedBy: '安装部 老李' },
    steps: [
      { result: '客户仍不满意，要求师傅本人道歉', satisfied: false },
      { result: '师傅上门道歉，材料费已退，客户满意', satisfied: true },
    ],
  },
  {
    ...{ cause: '发票抬头开错两次', severity: 1, company: '启明科技', hoursAgo: 99, address: '', claim: null },
    ...{ notice: { department: '财务', text: '请重开发票，寄到客户公司。', confirmedBy: '财务 小吴' }, closes: true },
    steps: [{ result: '新发票已收到，客户满意', satisfied: true }],
  },
];

export const SPECIAL_CONTACTS = [
  '一个月内报修三次',
  '媒体关注，先报组长',
  '楼上楼下都是老客户',
  '听力不好，请发文字',
] as const;
