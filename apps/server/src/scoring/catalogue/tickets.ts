import { counted, type FigureGroup, type Known, type Measure, OF_THE_DESK, SUBJECT } from './figure';
import { PROBLEM_FIGURES, problemMeasures } from './problem-items';

const ofTicket = (event: string, type: string, known: Known): string =>
  `from desk_event ${event} where ${event}.subject_kind = 'ticket' and ${event}.subject_id = e.subject_id
   and ${event}.type = '${type}' ${known(event)}`;
const REOPENED = (
  known: Known,
): string => `exists (select ${ofTicket('r', 'ticket.reopened', known)} and r.version > e.version
   and not exists (select ${ofTicket('n', 'ticket.resolved', known)} and n.version > e.version and n.version < r.version))`;
const HOLDS = (known: Known): string =>
  `not exists (select ${ofTicket('r', 'ticket.reopened', known)} and r.version > e.version)`;
/** DOMAIN V23: from the problem received to the problem solved. */
const TAKEN = (known: Known): string =>
  `extract(epoch from e.at - (select min(o.at) ${ofTicket('o', 'ticket.opened', known)}))::numeric`;
// DOMAIN V24: whoever had to write again after an answer was not served in one.
const IN_ONE = (known: Known): string =>
  `((select count(*) ${ofTicket('w', 'reply_window.opened', known)} and w.version < e.version) <= 1)::int`;
const TRANSFERRED = (known: Known): string =>
  `exists (select ${ofTicket('m', 'ticket.transferred', known)} and m.version < e.version)::int`;
const ofResolved = (where: Measure['where'], value: Measure['value'], keeps = false): Measure => ({
  where,
  value,
  text: SUBJECT,
  keeps,
});

const of = { ...OF_THE_DESK, group: 'tickets' } as const;

export const TICKETS: FigureGroup = {
  sources: [
    { type: 'ticket.opened', nobody: true, measures: { tickets_opened: counted('true', SUBJECT) } },
    { type: 'message.received', nobody: true, measures: { messages_received: counted('true', SUBJECT) } },
    {
      type: 'contact.created',
      nobody: true,
      measures: { contacts_new: counted('true', `coalesce(e.payload->'view'->>'name', '')`) },
    },
    {
      type: 'ticket.resolved',
      voidable: true,
      touchedBy: ['ticket.reopened'],
      measures: {
        tickets_resolved: counted('true', SUBJECT),
        solved: ofResolved(HOLDS, TAKEN, true),
        solved_in_one: ofResolved(HOLDS, IN_ONE),
        came_back: ofResolved('true', (known) => `${REOPENED(known)}::int`),
        passed_on: ofResolved('true', TRANSFERRED),
        ...problemMeasures(HOLDS),
      },
    },
    {
      type: 'repeat.confirmed',
      latest: true,
      measures: { repeats: counted(`v->>'state' in ('confirmed', 'reviewed')`, `v->>'contactName'`) },
    },
    {
      type: 'message.replied',
      voidable: true,
      measures: { replies: counted('true', `e.payload->'changes'->'lastMessage'->>'preview'`) },
    },
  ],
  figures: [
    {
      ...of,
      key: 'messages_received',
      measure: 'messages_received',
      gather: 'sum',
      unit: 'count',
      rule: null,
      name: { 'zh-CN': '收到消息（条）', en: 'Messages received' },
      formula: {
        'zh-CN': '本期间内客户发来的消息数。没有客服参与的不属于任何客服，只计入合计、团队、收件箱、渠道、片区和产品。',
        en: "Messages that contacts sent in the period. What no agent did is no agent's and counts in the total, the teams, inboxes, channels, areas and products.",
      },
    },
    {
      ...of,
      key: 'tickets_opened',
      measure: 'tickets_opened',
      gather: 'sum',
      unit: 'count',
      rule: null,
      name: { 'zh-CN': '新工单（个）', en: 'Tickets opened' },
      formula: {
        'zh-CN':
          '本期间内建立的工单数；客服自己建立的计给该客服。没有客服参与的不属于任何客服，只计入合计、团队、收件箱、渠道、片区和产品。',
        en: "Tickets opened in the period; one that an agent opened is counted for that agent. What no agent did is no agent's and counts in the total, the teams, inboxes, channels, areas and products.",
      },
    },
    {
      ...of,
      key: 'contacts_new',
      measure: 'contacts_new',
      gather: 'sum',
      unit: 'count',
      rule: null,
      name: { 'zh-CN': '新客户（位）', en: 'New contacts' },
      formula: {
        'zh-CN':
          '本期间内第一次出现的客户数，与新工单、收到消息并列：一位客户可以有多张工单，一张工单可以有多条消息。没有客服参与的不属于任何客服，只计入合计、团队、收件箱、渠道、片区和产品。',
        en: "Contacts seen for the first time in the period, beside tickets and messages: one contact may have several tickets, one ticket several messages. What no agent did is no agent's and counts in the total, the teams, inboxes, channels, areas and products.",
      },
    },
    {
      ...of,
      key: 'tickets_resolved',
      measure: 'tickets_resolved',
      gather: 'sum',
      unit: 'count',
      rule: 'W4',
      name: { 'zh-CN': '解决工单（次）', en: 'Tickets resolved' },
      formula: {
        'zh-CN': '本期间内工单被设为“已解决”的次数，计给操作的客服；重新打开后再次解决的再算一次。',
        en: 'Times a ticket was set to resolved in the period, counted for who did so; one that is reopened and resolved again counts again.',
      },
    },
    {
      ...of,
      key: 'resolution_median',
      measure: 'solved',
      gather: 'median',
      unit: 'seconds',
      rule: 'V23',
      name: { 'zh-CN': '解决时长中位数（秒）', en: 'Median time to solution (seconds)' },
      formula: {
        'zh-CN': '本期间内解决、其后没有重新打开的工单，从建立到解决的自然时间（秒）的中位数，计给设为已解决的客服。',
        en: 'Median of the calendar seconds from the opening of a ticket to its resolution, for tickets resolved in the period and not reopened since, counted for who resolved them.',
      },
    },
    {
      ...of,
      key: 'resolution_p90',
      measure: 'solved',
      gather: 'p90',
      unit: 'seconds',
      rule: 'V23',
      name: { 'zh-CN': '解决时长九成线（秒）', en: '90th percentile of the time to solution (seconds)' },
      formula: {
        'zh-CN': '与解决时长中位数相同的那些时间中，至少九成不超过的最小一个（最近秩法）。',
        en: 'Of the same seconds as the median, the smallest that at least nine in ten do not exceed (nearest rank).',
      },
    },
    {
      ...of,
      key: 'first_contact_share',
      measure: 'solved_in_one',
      gather: 'share',
      unit: 'percent',
      rule: 'V24',
      name: { 'zh-CN': '一次解决（%）', en: 'Solved at first contact (%)' },
      formula: {
        'zh-CN':
          '本期间内解决、其后没有重新打开的工单中，客户在得到答复后没有再来问过的占比，即解决之前最多只打开过一个回复窗口。',
        en: 'Of tickets resolved in the period and not reopened since, the share whose contact did not have to write again after an answer: at most one reply window was opened before the resolution.',
      },
    },
    {
      ...of,
      key: 'reopen_share',
      measure: 'came_back',
      gather: 'share',
      unit: 'percent',
      rule: 'V24',
      name: { 'zh-CN': '重新打开（%）', en: 'Reopened (%)' },
      formula: {
        'zh-CN': '本期间内每一次解决中，其后（在再次解决之前）被重新打开的占比，计给当时设为已解决的客服。',
        en: 'Of the resolutions of the period, the share after which the ticket was reopened before any other resolution, counted for who resolved it.',
      },
    },
    {
      ...of,
      key: 'transfer_share',
      measure: 'passed_on',
      gather: 'share',
      unit: 'percent',
      rule: null,
      name: { 'zh-CN': '转交过（%）', en: 'Transferred (%)' },
      formula: {
        'zh-CN': '本期间内每一次解决中，解决之前至少转交过一次的占比，计给设为已解决的客服。',
        en: 'Of the resolutions of the period, the share of tickets that had been transferred at least once before, counted for who resolved them.',
      },
    },
    ...PROBLEM_FIGURES,
    {
      ...of,
      key: 'repeats',
      measure: 'repeats',
      gather: 'sum',
      unit: 'count',
      rule: 'M1',
      name: { 'zh-CN': '多次联系（次）', en: 'Repeat contacts' },
      formula: {
        'zh-CN': '本期间内确认、其后没有撤销的多次联系数，计给确认时记录的责任客服。',
        en: 'Repeat contacts confirmed in the period and not set aside since, counted for the agent they are charged to.',
      },
    },
    {
      ...of,
      key: 'replies',
      measure: 'replies',
      gather: 'sum',
      unit: 'count',
      rule: null,
      name: { 'zh-CN': '回复（条）', en: 'Replies' },
      formula: {
        'zh-CN': '本期间内客服公开回复的条数，不含备注和自动问候。',
        en: 'Public replies said by the agent in the period, without notes and greetings.',
      },
    },
  ],
};
