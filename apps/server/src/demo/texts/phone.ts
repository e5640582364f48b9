import { talk, type Talk } from './talk';

/** What callers want, as the agent writes it down while listening (DOMAIN H2), and what they were told. */
export const PHONE: readonly Talk[] = [
  talk(
    '来电：催上门安装',
    { tags: ['电话', '安装'], weight: 3, openings: ['用户来电：{short}{day}送到，问什么时候上门安装。'] },
    `服 电话答复：已与网点确认，师傅{day2}{slot}上门，提前一小时联系。用户同意。`,
  ),
  talk(
    '来电：报修',
    {
      tags: ['电话', '维修'],
      afterwards: 'unsure_repair',
      weight: 3,
      openings: [
        '用户来电报修：{short}不通电，购机半年，{place}{street}。',
        '用户来电：{short}运行时异响，要求上门检测。',
      ],
    },
    `
记 型号 {short}，订单 {order}，电话 {phone}。
服 电话答复：已登记保修维修，{day2}{slot}上门检测，上门费和配件费免收。`,
  ),
  talk(
    '来电：退款查询',
    { tags: ['电话', '退款'], weight: 2, openings: ['用户来电查退款，订单 {order}，金额 {price} 元。'] },
    `服 电话答复：退款{day}已提交，1 至 3 个工作日原路退回，到账后短信通知。`,
  ),
  talk(
    '来电：使用咨询',
    {
      tags: ['电话', '使用咨询'],
      afterwards: 'advice',
      weight: 2,
      openings: ['用户来电：{short}怎么设置童锁。', '用户来电：{short}第一次使用要注意什么。'],
    },
    `服 电话答复：已逐步指导用户操作，用户当场试成功。`,
  ),
  talk(
    '来电：企业采购',
    {
      tags: ['电话', '批量采购'],
      afterwards: 'lead',
      weight: 1.3,
      openings: ['{unit}来电，想采购{short} {count} 台，问批量价。'],
    },
    `服 电话答复：已说明企业价政策，报价单当天发到对方邮箱，约定后天回电。`,
  ),
  talk(
    '来电：投诉师傅态度',
    {
      tags: ['电话', '投诉'],
      afterwards: 'satisfaction',
      weight: 0.8,
      openings: ['用户来电投诉：安装师傅态度差，要求道歉。'],
    },
    `
记 已报李敏组长，网点今天内致电道歉。
服 电话答复：已向用户致歉，网点负责人今天 17 点前致电道歉，我们明天回访。`,
  ),
];

export const CALL_NOTES = [
  '回访安装情况，机器运行正常。',
  '确认上门时间，用户同意。',
  '核对发票抬头和税号。',
  '跟进报价，客户说本周内给答复。',
  '回访维修结果，已不再漏水。',
  '提醒滤芯到期，用户下周自己下单。',
  '介绍烘干机叠放方案，用户考虑中。',
  '核实退款到账，用户已收到。',
  '解释保修范围，用户认可。',
];
export const UNANSWERED_NOTES = [
  '响铃无人接听，晚些再打。',
  '用户正在通话中。',
  '语音信箱，未留言。',
  '号码不是用户本人，已核实更正。',
];
