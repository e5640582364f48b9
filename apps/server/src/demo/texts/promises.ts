import type { InterimType } from '#domain';

/** Who comes, as the shop's dispatcher calls them. */
export const TECHNICIANS = ['李师傅', '吴师傅', '安装车 2'] as const;

export const PROMISE_REMARKS = [
  '上门前半小时先电话联系',
  '门禁按 1602',
  '家里有老人，请轻敲门',
  '带上维修单和发票',
  '车停地下二层',
  '要求同一位师傅',
];

/** Said beside the slots: results on the way, with the parts that each needs. `day` stands for tomorrow. */
export const INTERIM_TALK: readonly {
  type: InterimType;
  parts: (day: string, phone: string) => Record<string, string>;
}[] = [
  { type: 'taken_for_repair', parts: (day) => ({ withWhom: '用户本人', date: day }) },
  {
    type: 'fine_not_accepted',
    parts: (day) => ({ readings: '出风口温度12度，回风温度24度', refusedBy: '用户家属', date: day }),
  },
  {
    type: 'exchange',
    parts: (day) => ({ found: '压缩机不启动，属性能故障', bought: 'within_7_days', answer: '可以换新机', date: day }),
  },
  {
    type: 'out_of_warranty',
    parts: (day) => ({ year: '2019', part: '压缩机', price: '480', withWhom: '用户本人', date: day }),
  },
  { type: 'visit_wished', parts: (day) => ({ date: day, half: 'afternoon' }) },
];
