import { counted, type FigureGroup, type Known, OF_THE_DESK } from './figure';

const FEEDBACK = `e.payload->'view'->>'feedback'`;
const SPOKEN_TO = `e.payload->'view'->>'result' in ('satisfied', 'neutral', 'not_satisfied')`;

/** What was written down of the ticket last before it was closed. */
const IN_WARRANTY = (known: Known): string => `(select f.payload->'service'->>'warranty' from desk_event f
  where f.ticket_id = e.ticket_id and f.type = 'ticket.service_facts' and f.id < e.id ${known('f')}
  order by f.id desc limit 1) = 'in'`;
const CALLED_BACK = (known: Known): string => `exists (select from desk_event b where b.ticket_id = e.ticket_id
  and b.type = 'callback.done' and b.payload->'view'->>'reason' = 'warranty' ${known('b')})::int`;

const of = { ...OF_THE_DESK, group: 'callbacks' } as const;

export const CALLBACKS: FigureGroup = {
  sources: [
    {
      type: 'callback.done',
      // DOMAIN K2. A callback can't be completed with feedback that says nothing, so what is there says something.
      measures: {
        callbacks_done: counted(`${SPOKEN_TO} and btrim(${FEEDBACK}) <> ''`, FEEDBACK),
        satisfied: { where: SPOKEN_TO, value: `(e.payload->'view'->>'result' = 'satisfied')::int`, text: FEEDBACK },
      },
    },
    {
      type: 'ticket.closed',
      nobody: true,
      touchedBy: ['callback.done'],
      measures: {
        warranty_called_back: { where: IN_WARRANTY, value: CALLED_BACK, text: `coalesce(t.subject, '')` },
      },
    },
  ],
  figures: [
    {
      ...of,
      key: 'callbacks_done',
      measure: 'callbacks_done',
      gather: 'sum',
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
      ...of,
      key: 'satisfaction',
      measure: 'satisfied',
      gather: 'share',
      unit: 'percent',
      rule: 'V6',
      name: { 'zh-CN': '回访满意率（%）', en: 'Satisfied at callbacks (%)' },
      formula: {
        'zh-CN':
          '本期间完成、联系到客户的回访中，结果为“满意”的占比；一般和不满意都算不满意。样本数就是后面的记录数。98 % 也算达标。',
        en: 'Of callbacks completed in the period in which the contact was spoken to, the share with the result "satisfied"; neutral and not satisfied are not. The sample is the number of rows behind. 98 % itself reaches the target.',
      },
    },
    {
      ...of,
      key: 'warranty_coverage',
      measure: 'warranty_called_back',
      gather: 'share',
      unit: 'percent',
      rule: 'V5',
      name: { 'zh-CN': '保修回访覆盖（%）', en: 'Warranty contacts called back (%)' },
      formula: {
        'zh-CN':
          '本期间关闭、关闭时记录为保修期内的工单中，已完成保修回访的占比（不论何时完成），计给关闭工单的客服；由系统自动关闭的不属于任何客服，只计入合计、团队、收件箱、渠道、片区和产品。目标为 100 %。',
        en: "Of tickets closed in the period that were written down as in warranty by then, the share whose warranty callback is done, whenever that was; counted for who closed them. What the desk closed by itself is no agent's and counts in the total, the teams, inboxes, channels, areas and products. The target is 100 %.",
      },
    },
  ],
};
