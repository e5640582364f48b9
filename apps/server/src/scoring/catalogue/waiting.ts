import { counted, type FigureGroup, type Measure, OF_THE_DESK, SUBJECT } from './figure';

const FIRST = `(e.payload->>'first')::boolean`;
const MET = `(e.payload->>'met')::boolean`;
const waited = (where: string): Measure => ({
  where,
  value: `(e.payload->>'workingSeconds')::numeric`,
  text: SUBJECT,
  keeps: true,
});
const inTime = (where: string): Measure => ({ where, value: `${MET}::int`, text: SUBJECT });

const of = { ...OF_THE_DESK, group: 'waiting' } as const;

export const WAITING: FigureGroup = {
  sources: [
    {
      type: 'reply_window.answered',
      voidable: true,
      measures: {
        first_wait: waited(FIRST),
        first_in_time: inTime(FIRST),
        next_wait: waited(`not ${FIRST}`),
        next_in_time: inTime(`not ${FIRST}`),
        windows_met: counted(MET, SUBJECT),
      },
    },
    { type: 'reply_window.breached', nobody: true, measures: { windows_missed: counted('true', SUBJECT) } },
    { type: 'reply_window.excused', measures: { windows_excused: counted('true', `e.payload->>'reason'`) } },
  ],
  figures: [
    {
      ...of,
      key: 'first_response_median',
      measure: 'first_wait',
      gather: 'median',
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
      ...of,
      key: 'first_response_p90',
      measure: 'first_wait',
      gather: 'p90',
      unit: 'seconds',
      rule: 'W1',
      name: { 'zh-CN': '首次响应九成线（秒）', en: 'First response 90th percentile (seconds)' },
      formula: {
        'zh-CN': '与首次响应中位数相同的那些工作时间中，至少九成不超过的最小一个（最近秩法）。合计按全部窗口计算。',
        en: 'Of the same working seconds as the median, the smallest that at least nine in ten do not exceed (nearest rank). The total is over all windows.',
      },
    },
    {
      ...of,
      key: 'first_response_share',
      measure: 'first_in_time',
      gather: 'share',
      unit: 'percent',
      rule: 'W1',
      name: { 'zh-CN': '首次响应及时（%）', en: 'First responses in time (%)' },
      formula: {
        'zh-CN':
          '与首次响应中位数相同的那些窗口中，在到期之前得到回复的占比，计给回复的客服。从未回复的窗口不在其中，见“超时”。',
        en: 'Of the same windows as the median of first responses, the share answered before they were due, counted for who answered. Windows that nobody answered are not among them; see those missed.',
      },
    },
    {
      ...of,
      key: 'next_response_median',
      measure: 'next_wait',
      gather: 'median',
      unit: 'seconds',
      rule: 'W1',
      name: { 'zh-CN': '后续响应中位数（秒）', en: 'Next response median (seconds)' },
      formula: {
        'zh-CN':
          '本期间内得到回复的、除首个以外的回复窗口，从打开到人工公开回复的工作时间（秒）的中位数，计给回复的客服。合计为全部窗口的中位数。',
        en: 'Median of the working seconds from the opening of any later reply window of a ticket to the public human reply, for windows answered in the period, counted for who answered. The total is the median of all windows.',
      },
    },
    {
      ...of,
      key: 'next_response_p90',
      measure: 'next_wait',
      gather: 'p90',
      unit: 'seconds',
      rule: 'W1',
      name: { 'zh-CN': '后续响应九成线（秒）', en: 'Next response 90th percentile (seconds)' },
      formula: {
        'zh-CN': '与后续响应中位数相同的那些工作时间中，至少九成不超过的最小一个（最近秩法）。',
        en: 'Of the same working seconds as the median, the smallest that at least nine in ten do not exceed (nearest rank).',
      },
    },
    {
      ...of,
      key: 'next_response_share',
      measure: 'next_in_time',
      gather: 'share',
      unit: 'percent',
      rule: 'W1',
      name: { 'zh-CN': '后续响应及时（%）', en: 'Next responses in time (%)' },
      formula: {
        'zh-CN': '与后续响应中位数相同的那些窗口中，在到期之前得到回复的占比。',
        en: 'Of the same windows as the median of next responses, the share answered before they were due.',
      },
    },
    {
      ...of,
      key: 'windows_met',
      measure: 'windows_met',
      gather: 'sum',
      unit: 'count',
      rule: 'W1',
      name: { 'zh-CN': '按时响应（个）', en: 'Reply windows met' },
      formula: {
        'zh-CN': '本期间内在到期之前得到回复的回复窗口数，计给回复的客服。',
        en: 'Reply windows answered in the period before they were due, counted for who answered.',
      },
    },
    {
      ...of,
      key: 'windows_missed',
      measure: 'windows_missed',
      gather: 'sum',
      unit: 'count',
      rule: 'W13',
      name: { 'zh-CN': '超时（个）', en: 'Reply windows missed' },
      formula: {
        'zh-CN':
          '本期间内到期仍未回复的回复窗口数，计给到期时持有工单的客服。到期时无人持有的不属于任何客服，只计入合计、团队、收件箱、渠道、片区和产品。',
        en: "Reply windows that fell due unanswered in the period, charged to who held the ticket at the deadline. Those of tickets that nobody held are no agent's and count in the total, the teams, inboxes, channels, areas and products.",
      },
    },
    {
      ...of,
      key: 'windows_excused',
      measure: 'windows_excused',
      gather: 'sum',
      unit: 'count',
      rule: 'W13',
      name: { 'zh-CN': '免回复（个）', en: 'Reply windows excused' },
      formula: {
        'zh-CN': '本期间内以“无需回复”或解决、关闭并写明原因而结束的回复窗口数，计给这样做的客服。',
        en: 'Reply windows ended in the period by "no reply needed", or by resolving or closing with a reason, counted for who did so.',
      },
    },
  ],
};
