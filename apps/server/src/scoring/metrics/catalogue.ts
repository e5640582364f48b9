import type { FigureKey, Figures, Locale } from '#contract';
import type { SettingKey } from '#domain';

type Meaning = Omit<Figures['meanings'][number], 'target'>;
export type InWords = Record<Locale, string>;

/** Figures with a target, and the setting with a date that holds it (law 8). */
export const TARGETS: Partial<Record<FigureKey, { setting: SettingKey; per: 'day' | 'month' }>> = {
  talk_minutes: { setting: 'talk.day', per: 'day' },
  callbacks_done: { setting: 'callbacks.month', per: 'month' },
  valid_leads: { setting: 'leads.month', per: 'month' },
};

/** What each column means, in the order of the table (law 9). The SQL that says the same is in figure-sources. */
export const MEANINGS: readonly (Meaning & { name: InWords })[] = [
  {
    key: 'calls',
    unit: 'count',
    rule: 'W5',
    name: { 'zh-CN': '接通电话（个）', en: 'Answered calls' },
    formula: {
      'zh-CN': '结果为“已接听”且在本期间结束的通话数，呼入呼出都算，计给通话的客服。补录的通话按其结束时间归入期间。',
      en: 'Calls with the result "answered" that ended in the period, incoming and outgoing, counted for their agent. A call typed in afterwards belongs to the period in which it ended.',
    },
  },
  {
    key: 'talk_minutes',
    unit: 'minutes',
    rule: 'N1',
    name: { 'zh-CN': '外呼通话（分钟）', en: 'Outgoing talk (minutes)' },
    formula: {
      'zh-CN':
        '在本期间结束、已接通的外呼通话时长之和（接通到挂断，扣除保持），单位分钟；有更正的以更正后的时长为准。目标 = 每日目标 × 截至今天的工作日数（按客服第一个团队的日历；只算客服建档之后的日子）。',
      en: "Sum of talk time of connected outgoing calls that ended in the period, from answer to end without hold, in minutes; a correction replaces what was measured. Target = daily target × working days up to today by the calendar of the agent's first team, since the agent's account was made.",
    },
  },
  {
    key: 'callbacks_done',
    unit: 'count',
    rule: 'K2',
    name: { 'zh-CN': '完成回访（个）', en: 'Callbacks done' },
    formula: {
      'zh-CN':
        '在本期间完成、联系到客户并写下客户反馈的回访数（结果为满意、一般或不满意），计给完成的客服。未联系上或客户谢绝的不算。',
      en: 'Callbacks completed in the period in which the contact was spoken to and the feedback written down (satisfied, neutral or not satisfied), counted for who did them. Unreachable and declined ones do not count.',
    },
  },
  {
    key: 'valid_leads',
    unit: 'count',
    rule: 'K1',
    name: { 'zh-CN': '有效线索（个）', en: 'Valid leads' },
    formula: {
      'zh-CN':
        '在本期间被判定为有效、且其后没有被改判的线索数，计给带来线索的客服。改判之后，以最后一次判定及其时间为准。',
      en: 'Leads judged valid in the period and not judged again since, counted for the agent who brought them. Of several judgements the last one holds, at its own time.',
    },
  },
  {
    key: 'first_response_median',
    unit: 'seconds',
    rule: 'W1',
    name: { 'zh-CN': '首次响应中位数（秒）', en: 'First response median (seconds)' },
    formula: {
      'zh-CN':
        '本期间内结束的首个回复窗口，从打开到首次人工公开回复的工作时间（秒）的中位数，计给回复的客服。合计为全部窗口的中位数，不是各行相加。',
      en: "Median of the working seconds from the opening of a ticket's first reply window to the first public human reply, for windows answered in the period, counted for who answered. The total is the median of all windows, not a sum of rows.",
    },
  },
  {
    key: 'first_response_p90',
    unit: 'seconds',
    rule: 'W1',
    name: { 'zh-CN': '首次响应九成线（秒）', en: 'First response 90th percentile (seconds)' },
    formula: {
      'zh-CN': '与首次响应中位数相同的那些工作时间中，至少九成不超过的最小一个（最近秩法）。合计按全部窗口计算。',
      en: 'Of the same working seconds as the median, the smallest that at least nine in ten do not exceed (nearest rank). The total is over all windows.',
    },
  },
  {
    key: 'windows_met',
    unit: 'count',
    rule: 'W1',
    name: { 'zh-CN': '按时响应（个）', en: 'Reply windows met' },
    formula: {
      'zh-CN': '本期间内在到期之前得到回复的回复窗口数，计给回复的客服。',
      en: 'Reply windows answered in the period before they were due, counted for who answered.',
    },
  },
  {
    key: 'windows_missed',
    unit: 'count',
    rule: 'W13',
    name: { 'zh-CN': '超时（个）', en: 'Reply windows missed' },
    formula: {
      'zh-CN':
        '本期间内到期仍未回复的回复窗口数，计给到期时持有工单的客服。到期时无人持有的不属于任何一行，只计入合计。',
      en: 'Reply windows that fell due unanswered in the period, charged to who held the ticket at the deadline. Those of tickets that nobody held are in no row and count in the total alone.',
    },
  },
  {
    key: 'windows_excused',
    unit: 'count',
    rule: 'W13',
    name: { 'zh-CN': '免回复（个）', en: 'Reply windows excused' },
    formula: {
      'zh-CN': '本期间内以“无需回复”或解决、关闭并写明原因而结束的回复窗口数，计给这样做的客服。',
      en: 'Reply windows ended in the period by "no reply needed", or by resolving or closing with a reason, counted for who did so.',
    },
  },
  {
    key: 'tickets_resolved',
    unit: 'count',
    rule: 'W4',
    name: { 'zh-CN': '解决工单（次）', en: 'Tickets resolved' },
    formula: {
      'zh-CN': '本期间内工单被设为“已解决”的次数，计给操作的客服；重新打开后再次解决的再算一次。',
      en: 'Times a ticket was set to resolved in the period, counted for who did so; one that is reopened and resolved again counts again.',
    },
  },
  {
    key: 'replies',
    unit: 'count',
    rule: null,
    name: { 'zh-CN': '回复（条）', en: 'Replies' },
    formula: {
      'zh-CN': '本期间内客服公开回复的条数，不含备注和自动问候。',
      en: 'Public replies said by the agent in the period, without notes and greetings.',
    },
  },
];
