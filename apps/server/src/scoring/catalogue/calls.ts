import { SETTINGS } from '#domain';
import { counted, type FigureGroup, OF_THE_DESK } from './figure';

const CALL = `concat_ws(' · ', v->>'number', nullif(v->>'note', ''))`;
const ANSWERED = `v->>'result' = 'answered'`;
const MINUTES = `(v->>'talkSeconds')::numeric / 60`;
const HANDLED = `(v->>'talkSeconds')::numeric + coalesce((v->>'holdSeconds')::numeric, 0) + coalesce((v->>'wrapUpSeconds')::numeric, 0)`;
/** The call's own target; of a call from before it was kept, three rings as the setting was when the call ended (law 8). */
const ANSWER_TARGET = `coalesce((v->'answerTarget'->>'seconds')::numeric, (select s.value from setting s where s.key = 'ring.answer' and s.effective_at <= e.at
  order by s.effective_at desc, s.id desc limit 1), ${SETTINGS['ring.answer'].value})`;

const of = { ...OF_THE_DESK, group: 'calls' } as const;

export const CALLS: FigureGroup = {
  sources: [
    {
      type: 'call.ended',
      latest: true,
      inbox: `(v->>'inboxId')::uuid`,
      channel: `'phone'`,
      measures: {
        calls: counted(ANSWERED, CALL),
        // DOMAIN N1: calls made; only those that got through.
        talk_minutes: { where: `${ANSWERED} and v->>'direction' = 'outbound'`, value: MINUTES, text: CALL },
        talk_minutes_both: { where: ANSWERED, value: MINUTES, text: CALL },
        handled: { where: ANSWERED, value: HANDLED, text: CALL },
        three_rings: {
          where: `${ANSWERED} and v->>'direction' = 'inbound' and v->>'ringSeconds' is not null`,
          value: `((v->>'ringSeconds')::numeric <= ${ANSWER_TARGET})::int`,
          text: CALL,
        },
      },
    },
  ],
  figures: [
    {
      ...of,
      key: 'calls',
      measure: 'calls',
      gather: 'sum',
      unit: 'count',
      rule: 'W5',
      name: { 'zh-CN': '接通电话（个）', en: 'Answered calls' },
      formula: {
        'zh-CN': '结果为“已接听”且在本期间结束的通话数，呼入呼出都算，计给通话的客服。补录的通话按其结束时间归入期间。',
        en: 'Calls with the result "answered" that ended in the period, incoming and outgoing, counted for their agent. A call typed in afterwards belongs to the period in which it ended.',
      },
    },
    {
      ...of,
      key: 'talk_minutes',
      measure: 'talk_minutes',
      gather: 'sum',
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
      ...of,
      key: 'talk_minutes_both',
      measure: 'talk_minutes_both',
      gather: 'sum',
      unit: 'minutes',
      rule: 'N1',
      name: { 'zh-CN': '通话时长，含呼入（分钟）', en: 'Talk with incoming (minutes)' },
      formula: {
        'zh-CN':
          '与外呼通话相同，但呼入的接通通话也算。是否把呼入算进每日 120 分钟，由评分卡选用哪一个指标决定；此列不设目标。',
        en: 'As outgoing talk, with connected incoming calls as well. Whether incoming calls count towards the 120 minutes a day is the choice of the card that uses one figure or the other; this column has no target.',
      },
    },
    {
      ...of,
      key: 'handle_time',
      measure: 'handled',
      gather: 'mean',
      unit: 'seconds',
      rule: null,
      name: { 'zh-CN': '平均处理时长（秒）', en: 'Average handle time (seconds)' },
      formula: {
        'zh-CN':
          '本期间结束的接通电话，每个为通话 + 保持 + 话后整理的秒数，取平均。没有记录话后整理的，整理按 0 计。合计为全部电话的平均。',
        en: 'Of connected calls that ended in the period, the seconds of talk + hold + wrap-up of each, as their mean. Where no wrap-up was recorded it counts as none. The total is the mean of all calls.',
      },
    },
    {
      ...of,
      key: 'three_ring_share',
      measure: 'three_rings',
      gather: 'share',
      unit: 'percent',
      rule: 'H9',
      name: { 'zh-CN': '三声内接听（%）', en: 'Answered within three rings (%)' },
      formula: {
        'zh-CN':
          '本期间结束的接通呼入电话中，从振铃到接听不超过其接听目标的占比。目标在振铃时由符合的时限策略定下并随通话保存；没有策略时按设置“三声接听”（默认 9 秒）。早先没有保存目标的通话，按其结束时的设置。没有测到振铃时间的电话不算。',
        en: 'Of incoming calls that were answered and ended in the period, the share answered within the target of the call: set as it began to ring by the policy it came under and kept with it, else by the setting "ring.answer", 9 seconds unless changed. Calls from before targets were kept are judged by the setting as it was when they ended. Calls whose ringing nobody measured do not count.',
      },
    },
  ],
};
