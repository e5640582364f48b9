import type { RefinementReason, RepeatCauseName } from '#contract';

export const CAME_BACK = '说好的时间到了，没人来也没人打电话，到底还来不来？';

/** What agents say of contacts who came back; null is another matter. */
export const REPEAT_NOTES: readonly { cause: RepeatCauseName | null; note: string }[] = [
  { cause: 'late_reply', note: '当时在处理另一位客户，回复晚了' },
  { cause: null, note: '这次问的是另一台机器的安装' },
  { cause: 'parts_undated', note: '配件到货时间没跟客户说清楚' },
  { cause: 'hour_missing', note: '只说了“明天给您回复”，没约具体时段' },
  { cause: 'late_reply', note: '午休交接时漏看了这条' },
  { cause: 'unknown', note: '客户只是再确认一遍，没有说原因' },
];

export const REFINED: readonly { reason: RefinementReason; note: string }[] = [
  { reason: 'price', note: '客户一问价就报了单价，没先问用量和安装条件。下次先问“装在几平米、要几台”，再按方案报价。' },
  {
    reason: 'contact_not_asked',
    note: '聊得很好但没留电话。下次在发资料之前说“我把报价单发您，您留个手机号方便核对”。',
  },
];
export const SCORE_NOTE = '分析到位，明天在早会上分享。';
