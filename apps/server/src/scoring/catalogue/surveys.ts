import { SATISFIED_FROM } from '#domain';
import { counted, type FigureGroup, OF_THE_DESK } from './figure';

const SAID = `concat_ws(' · ', v->>'score', nullif(v->>'remark', ''))`;
const SCORED = `v->>'score' is not null`;

const of = { ...OF_THE_DESK, group: 'surveys' } as const;

export const SURVEYS: FigureGroup = {
  sources: [
    {
      // Surveys as their last event left them: an answer counts with the survey that it answers, whenever it comes.
      type: 'survey.sent',
      latest: true,
      nobody: true,
      measures: {
        surveys_sent: counted('true', SAID),
        survey_answered: { where: 'true', value: `(v->>'answeredAt' is not null)::int`, text: SAID },
        survey_satisfied: { where: SCORED, value: `((v->>'score')::int >= ${SATISFIED_FROM})::int`, text: SAID },
        survey_score: { where: SCORED, value: `(v->>'score')::numeric`, text: SAID },
        survey_solved: {
          where: `v->>'solved' is not null`,
          value: `(v->>'solved')::boolean::int`,
          text: SAID,
        },
      },
    },
    {
      type: 'survey.skipped',
      nobody: true,
      measures: { surveys_skipped: counted('true', `coalesce(e.payload->'view'->'skip'->>'reason', '')`) },
    },
  ],
  figures: [
    {
      ...of,
      key: 'surveys_sent',
      measure: 'surveys_sent',
      gather: 'sum',
      unit: 'count',
      rule: 'V6',
      name: { 'zh-CN': '发出的评价（份）', en: 'Surveys sent' },
      formula: {
        'zh-CN': '本期间内工单结束后发给客户的满意度评价数，计给结束工单的客服。没有送达的也算在内。',
        en: 'Surveys that were sent to contacts in the period after a ticket had ended, counted for who ended it. Those that did not arrive are among them.',
      },
    },
    {
      ...of,
      key: 'survey_answer_share',
      measure: 'survey_answered',
      gather: 'share',
      unit: 'percent',
      rule: 'V6',
      name: { 'zh-CN': '评价回收率（%）', en: 'Surveys answered (%)' },
      formula: {
        'zh-CN': '本期间发出的评价中，客户作了回答的占比（不论何时回答），计给结束工单的客服。',
        en: 'Of surveys sent in the period, the share that was answered, whenever that was; counted for who ended the ticket.',
      },
    },
    {
      ...of,
      key: 'survey_satisfied_share',
      measure: 'survey_satisfied',
      gather: 'share',
      unit: 'percent',
      rule: 'V6',
      name: { 'zh-CN': '评价满意率（%）', en: 'Satisfied in surveys (%)' },
      formula: {
        'zh-CN':
          '本期间发出并得到回答的评价中，4 分和 5 分的占比，计给结束工单的客服。样本数就是后面的记录数，没有回答的不算。',
        en: 'Of surveys sent in the period that were answered, the share with 4 or 5, counted for who ended the ticket. The sample is the number of rows behind; those that nobody answered do not count.',
      },
    },
    {
      ...of,
      key: 'survey_score',
      measure: 'survey_score',
      gather: 'mean',
      unit: 'points',
      rule: 'V6',
      name: { 'zh-CN': '评价均分', en: 'Mean survey score' },
      formula: {
        'zh-CN': '与评价满意率相同的那些评价的平均分（1 到 5 分）。合计为全部评价的平均，不是各行平均的平均。',
        en: 'Mean score (1 to 5) of the same surveys as the share of satisfied ones. The total is the mean of all surveys, not of the rows.',
      },
    },
    {
      ...of,
      key: 'survey_solved_share',
      measure: 'survey_solved',
      gather: 'share',
      unit: 'percent',
      rule: 'V4',
      name: { 'zh-CN': '客户说已解决（%）', en: 'Solved as contacts say (%)' },
      formula: {
        'zh-CN': '本期间发出的评价中，客户回答了“问题是否解决”的，答“已解决”的占比，计给结束工单的客服。',
        en: 'Of surveys sent in the period whose question "was it solved" was answered, the share that says yes; counted for who ended the ticket.',
      },
    },
    {
      ...of,
      key: 'surveys_skipped',
      measure: 'surveys_skipped',
      gather: 'sum',
      unit: 'count',
      rule: null,
      name: { 'zh-CN': '没有发的评价（份）', en: 'Surveys left out' },
      formula: {
        'zh-CN': '本期间内工单结束后没有发评价的次数，每一次都写明原因（见后面的记录），计给结束工单的客服。',
        en: 'Endings of tickets in the period after which no survey was sent, each with its reason among the rows behind; counted for who ended the ticket.',
      },
    },
  ],
};
