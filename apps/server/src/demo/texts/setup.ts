import type { MacroActionsView, TicketStatus } from '#contract';

export const LABELS: readonly { status: TicketStatus; name: string }[] = [
  { status: 'waiting', name: '等客户确认' },
  { status: 'on_hold', name: '等财务退款' },
  { status: 'on_hold', name: '等配件' },
  { status: 'on_hold', name: '等物流' },
  { status: 'resolved', name: '已退款' },
  { status: 'resolved', name: '已上门' },
];

export const SNIPPETS: readonly { title: string; text: string; team?: 'service' | 'chat' | 'phone' }[] = [
  {
    title: '安装改约',
    text: '{{contact.name}}您好，安装可以免费改约一次。您看改到哪一天、上午还是下午方便？',
    team: 'chat',
  },
  {
    title: '漏水先关阀',
    text: '请先关掉进水阀、拔掉电源。麻烦把订单号和所在城市发给我，我为您登记上门检修。',
    team: 'service',
  },
  { title: '发票资料', text: '请发我公司名称、税号和接收邮箱，电子发票一个工作日内发到您的邮箱。' },
  { title: '价保说明', text: '签收 15 天内降价可以申请价保，差价退到您的支付账户，1 至 3 个工作日到账。' },
  { title: '企业采购', text: '可以走企业价。请问是哪家单位、需要多少台、大概什么时候要？报价单今天 18 点前发给您。' },
  {
    title: '外呼开场',
    text: '您好！我是{{company.name}}客服{{agent.name}}，工号 {{agent.workNumber}}。您之前反映的情况已经有结果了，请问现在方便接听吗？',
    team: 'phone',
  },
  {
    title: 'English: order number',
    text: 'Hello, this is {{agent.name}} of {{company.name}}. Could you tell me your order number, please?',
  },
];

export const MAIL_GREETING =
  '您好，{{company.name}}已收到您的邮件（工单 {{ticket.number}}）。现在是休息时间，我们在{{work.opensAt|上班后}}开始答复您，客服会报上工号。';

const NOTHING: MacroActionsView = {
  reply: null,
  note: null,
  addTags: [],
  removeTags: [],
  priority: null,
  status: null,
  assign: null,
  callback: null,
};

export const MACROS: readonly { title: string; team?: 'service' | 'chat' | 'phone'; actions: MacroActionsView }[] = [
  {
    title: '退款受理',
    actions: {
      ...NOTHING,
      reply:
        '{{contact.name}}您好，您的退款申请（工单 {{ticket.number}}）已经受理，1 至 3 个工作日退回原支付账户，到账前我会再联系您一次。',
      addTags: ['退款'],
      assign: { to: 'me' },
      callback: { afterSeconds: 86_400, reason: 'promise', remark: '核对退款是否到账' },
    },
  },
  {
    title: '等配件',
    team: 'service',
    actions: {
      ...NOTHING,
      reply: '配件已经为您申请，到货后我们当天联系您约上门时间。',
      note: '已向事业部申请配件，到货当天安装。',
      addTags: ['等配件'],
      status: { status: 'on_hold', statusLabelId: null, reason: null },
    },
  },
  {
    title: '投诉升级',
    actions: {
      ...NOTHING,
      note: '客户投诉，已按加急处理。',
      addTags: ['投诉'],
      priority: 'urgent',
      callback: { afterSeconds: 7200, reason: 'satisfaction', remark: '先道歉，再说处理结果' },
    },
  },
  {
    title: '道谢收尾',
    actions: {
      ...NOTHING,
      reply: '不客气，有问题随时找我。祝您生活愉快！',
      status: { status: 'resolved', statusLabelId: null, reason: null },
    },
  },
];
