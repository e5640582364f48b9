import { counted, type FigureGroup, type InWords, OF_THE_DESK } from './figure';

const CHECK = `concat_ws(' · ', '#' || (v->>'ticketNumber'), v->>'contactName')`;
const QUALITY_OFFICE: InWords = { 'zh-CN': '质检员', en: 'Quality' };

const of = { ...OF_THE_DESK, group: 'quality', source: 'superior', owner: QUALITY_OFFICE } as const;

export const QUALITY: FigureGroup = {
  sources: [
    {
      // Marks as their last step left them: an appeal that changes a mark changes the figure, until a month is closed.
      type: 'quality.sent',
      latest: true,
      measures: {
        quality_score: { where: 'true', value: `(v->>'score')::numeric`, text: CHECK },
        quality_checks: counted('true', CHECK),
      },
    },
  ],
  figures: [
    {
      ...of,
      key: 'quality_score',
      measure: 'quality_score',
      gather: 'mean',
      unit: 'points',
      rule: 'W6',
      name: { 'zh-CN': '质检得分', en: 'Quality score' },
      formula: {
        'zh-CN':
          '在本期间发出的质检评分（0 到 100 分）的平均分，计给被检的客服；申诉后改分的以改后的分数为准。校准评分不算。合计为全部评分的平均，不是各行平均的平均。',
        en: 'Mean of the quality marks (0 to 100) sent in the period, counted for the agent who was marked; after an appeal the changed score holds. Marks of a calibration do not count. The total is the mean of all marks, not of the rows.',
      },
    },
    {
      ...of,
      key: 'quality_checks',
      measure: 'quality_checks',
      gather: 'sum',
      unit: 'count',
      rule: 'W6',
      name: { 'zh-CN': '质检样本（个）', en: 'Quality checks' },
      formula: {
        'zh-CN': '在本期间发出的质检评分数，即上一项平均分的样本数，计给被检的客服。',
        en: 'Quality marks sent in the period, which is how many the mean beside it rests on, counted for the agent who was marked.',
      },
    },
  ],
};
