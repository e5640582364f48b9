import { talk, type Talk } from './talk';

const SIGNED = '\\n\\n好物商城售后服务';

export const MAILS: readonly Talk[] = [
  talk(
    '订单 {order} 退款进度',
    {
      tags: ['退款'],
      weight: 3,
      html: true,
      openings: [
        '您好：\n\n订单 {order} 的{product}已于{day}寄回，物流显示贵司已签收，但退款 {price} 元至今未到账。请协助核实并告知到账时间。\n\n谢谢！',
        '客服您好，\n\n我{day}申请的退款（{price} 元）一直是“处理中”，请问卡在哪一步了？订单号 {order}。',
      ],
    },
    `
服 您好：\\n\\n已核实，仓库{day}签收，质检通过，{price} 元的退款已经提交银行，1 至 3 个工作日原路退回。${SIGNED}
客 收到，我再等两天看看，谢谢。`,
  ),
  talk(
    '{short}漏水，要求上门维修',
    {
      tags: ['漏水', '维修'],
      afterwards: 'unsure_repair',
      weight: 2,
      html: true,
      openings: [
        '您好：\n\n我在贵商城购买的{product}（订单 {order}）使用不到一个月，底部漏水，照片随下一封邮件发来。请尽快安排上门维修。\n\n地址：{place}{street}18 号\n电话：{phone}',
      ],
    },
    `
图 照片在附件里，地面上全是水。
记 已电话联系用户，约{day2}{slot}上门。
服 您好：\\n\\n非常抱歉给您带来不便。已经为您登记保修维修，师傅{day2}{slot}上门，上门前一小时会与您电话确认，上门和配件均不收费。${SIGNED}
客 好的，{day2}{slot}家里有人。
服 已确认，维修单号 WX{order4}。修好之后我们会在三小时内回访您。${SIGNED}`,
  ),
  talk(
    '申请开具增值税专用发票',
    {
      tags: ['发票'],
      weight: 2.4,
      html: true,
      openings: [
        '您好：\n\n我司采购的{product}（订单 {order}）需要增值税专用发票，开票资料如下：\n\n单位：{unit}\n税号：91330100MA2{order4}XK\n金额：{price} 元\n\n烦请尽快开具，谢谢。',
      ],
    },
    `
服 您好：\\n\\n开票资料已核对，专用发票（电子）将在一个工作日内发送到本邮箱，请注意查收。${SIGNED}`,
  ),
  talk(
    '配送延误投诉',
    {
      tags: ['物流', '投诉'],
      afterwards: 'satisfaction',
      weight: 1.6,
      openings: [
        '你好，\n\n订单 {order} 承诺{day}送达，到今天仍未收到，客服电话说“再等等”。请给一个明确的日期，否则我要求退款。',
      ],
    },
    `
服 您好：\\n\\n让您久等，非常抱歉。已与物流核实：货物在{place}中转站，{day2}{slot}派送，派送员会提前致电。若{day2}仍未送达，我们全额退款并补偿 {cash} 元。${SIGNED}
客 希望这次说到做到。
记 已设提醒，{day2}下午跟进派送结果。
服 您好，已经再次与派送站长确认，{day2}{slot}专车送达。${SIGNED}`,
  ),
  talk(
    '团购报价咨询（{count} 台{short}）',
    {
      tags: ['批量采购'],
      afterwards: 'lead',
      weight: 1.4,
      html: true,
      openings: [
        '您好：\n\n我是{unit}采购负责人。计划采购{product} {count} 台，请提供含税报价、交期与安装安排。\n\n联系人：{surname}经理\n电话：{phone}',
      ],
    },
    `
服 您好，{surname}经理：\\n\\n感谢询价。{count} 台可享受企业价，含送货与安装，交期 10 个工作日，正式报价单今天 18 点前发送给您。${SIGNED}
客 好的，请一并说明付款方式。
服 付款方式：签约付 30% 定金，到货验收后付清余款。报价单见下一封邮件。${SIGNED}`,
  ),
  talk(
    '等配件已一周',
    {
      tags: ['维修', '配件'],
      weight: 1.2,
      openings: [
        '您好，\n\n{day}师傅上门检测，说要等主板配件，到现在没有消息。请问配件什么时候到？维修单 WX{order4}。',
      ],
    },
    `
服 您好：\\n\\n抱歉让您久等。主板已从总仓发出，预计{day2}到网点，到货当天安排师傅上门更换，我会盯着这件事。${SIGNED}
等 等配件
服 您好：\\n\\n配件已经到网点，师傅今天{slot}上门更换，请保持电话畅通。${SIGNED}
客 已经换好了，机器正常，谢谢跟进。`,
  ),
];

const REGARDS = '\\n\\nKind regards,\\nHaowu Service';

export const ENGLISH_MAILS: readonly Talk[] = [
  talk(
    'Invoice in English for order {order}',
    {
      tags: ['发票', 'English'],
      locale: 'en',
      openings: [
        'Hello,\n\nI bought the {english} last week (order {order}). Could you send me an invoice in English? My company needs it for the expense report.\n\nBest,\nDaniel',
      ],
    },
    `
服 Hello Daniel,\\n\\nOf course. The English invoice for order {order} (CNY {price}) will reach this address within one working day.${REGARDS}
客 Perfect, thank you very much!`,
  ),
  talk(
    'Washing machine leaks after installation',
    {
      tags: ['漏水', 'English'],
      locale: 'en',
      afterwards: 'unsure_repair',
      openings: [
        'Hi,\n\nthe HW-80 was installed on Monday and there is water under it after every wash. Order {order}. I am at home after 6 pm. Can somebody come and look?\n\nAnna',
      ],
    },
    `
服 Hello Anna,\\n\\nI am sorry about this. Please close the water tap until our technician has been with you. We can come tomorrow at 18:30; the visit and the parts are free of charge. Would that suit you?${REGARDS}
客 Yes, 18:30 tomorrow is fine.
服 Thank you, it is booked. The technician will call you one hour before.${REGARDS}`,
  ),
  talk(
    'Does the water purifier work with 110 V?',
    {
      tags: ['售前', 'English'],
      locale: 'en',
      openings: [
        'Good morning,\n\nI would like to take a W3 water purifier to Taipei. Does it work with 110 V?\n\nRegards,\nMartin',
      ],
    },
    `
服 Good morning Martin,\\n\\nThe W3 is made for 220 V only, and its heater must not run on a converter. I would rather not sell you something that will not work for you.${REGARDS}
客 Honest answer, thanks!`,
  ),
];
