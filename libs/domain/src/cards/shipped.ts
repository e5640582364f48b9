import { GRADES } from './grades';
import type { LineSource, LineTarget, TemplateContent, TemplateLine } from './template';

/** The two cards of the source, as they are shipped; a desk copies and changes them (DOMAIN sections 2 and 3). */
export const SHIPPED = {
  online: { name: { 'zh-CN': '在线客服月度绩效考核表', en: 'Monthly card of the online agent' } },
  call: { name: { 'zh-CN': '电话客服百分制考核表', en: 'Hundred-point card of the call agent' } },
} as const;

type Words = [zh: string, en: string];
const both = ([zh, en]: Words) => ({ 'zh-CN': zh, en });

const NO_TARGET: LineTarget = { kind: 'none' };
const figure = (key: string): LineSource => ({ kind: 'figure', figure: key });
const perMonth = (setting: 'leads.month' | 'callbacks.month'): LineTarget => ({
  kind: 'setting',
  setting,
  per: 'month',
});
const pieces = (value: number): LineTarget => ({ kind: 'fixed', value, prorated: false });

interface Given {
  name: Words;
  note: Words;
  formula?: TemplateLine['formula'];
  source?: LineSource;
  target?: LineTarget;
  proposed?: boolean;
}

const line = (key: string, weight: number, given: Given): TemplateLine => ({
  key,
  name: both(given.name),
  weight,
  formula: given.formula ?? { type: 'mark' },
  source: given.source ?? { kind: 'mark' },
  target: given.target ?? NO_TARGET,
  note: both(given.note),
  proposed: given.proposed ?? false,
});

const ONLINE: TemplateLine[] = [
  line('result', 50, {
    name: ['个人业绩', 'Personal result'],
    note: ['有效线索，以最后一次判定为准', 'Valid leads; of several judgements the last holds'],
    formula: { type: 'capped_share' },
    source: figure('valid_leads'),
    target: perMonth('leads.month'),
  }),
  line('callbacks', 20, {
    name: ['客户回访', 'Callbacks'],
    note: ['写下客户反馈的回访才计数', 'Only callbacks with the feedback written down count'],
    formula: { type: 'capped_share' },
    source: figure('callbacks_done'),
    target: perMonth('callbacks.month'),
  }),
  line('refinement', 10, {
    name: ['话术提炼', 'Script refinement'],
    note: ['每个应提炼日两半各 5 分，缺一天计 0 分', 'Two halves of 5 for each due day; a missing day is 0'],
    formula: { type: 'capped_share' },
    source: { kind: 'refinements' },
  }),
  line('analysis', 10, {
    name: ['客户数据分析', 'Analysis of contacts'],
    note: ['三份成果，各占三分之一', 'Three deliverables, a third each'],
    formula: { type: 'capped_share' },
    source: { kind: 'import' },
    target: pieces(3),
    proposed: true,
  }),
  line('other', 10, {
    name: ['其他：服务规范', 'Other: conduct'],
    note: [
      '已确认的违规，按当日分值扣分，扣完为止',
      'Confirmed violations at the points of their day, down to nothing',
    ],
    formula: { type: 'per_event', loss: null, floor: 0 },
    source: { kind: 'violations' },
    proposed: true,
  }),
];

const CALL: TemplateLine[] = [
  line('result', 20, {
    name: ['业绩考核', 'Result'],
    note: ['写下客户反馈的回访', 'Callbacks with the feedback written down'],
    formula: { type: 'capped_share' },
    source: figure('callbacks_done'),
    target: perMonth('callbacks.month'),
    proposed: true,
  }),
  line('quality', 30, {
    name: ['质量考核', 'Quality'],
    note: ['本月质检得分的平均分', "Mean of the month's quality scores"],
    formula: { type: 'capped_share' },
    source: figure('quality_score'),
    target: pieces(100),
  }),
  line('knowledge', 10, {
    name: ['业务考核', 'Knowledge of the business'],
    note: ['每月考试', 'Monthly test'],
  }),
  line('utilisation', 10, {
    name: ['通话利用率考核', 'Call utilisation'],
    note: ['外呼通话分钟数 ÷ 每日目标 × 工作日', 'Outgoing talk against the daily target on working days'],
    formula: { type: 'capped_share' },
    source: figure('talk_minutes'),
    target: { kind: 'setting', setting: 'talk.day', per: 'day' },
    proposed: true,
  }),
  line('attendance', 5, {
    name: ['出勤情况考核', 'Attendance'],
    note: ['考勤记录', 'Attendance records'],
    proposed: true,
  }),
  line('reports', 5, {
    name: ['报表提交及问题反馈及时性', 'Reports and feedback on time'],
    note: [
      '四份周报、一份月报，少交或迟交一份扣 1 分',
      'Four weekly reports and a monthly one; 1 point for each missing or late',
    ],
    formula: { type: 'per_missing', loss: 1 },
    source: { kind: 'import' },
    target: pieces(5),
    proposed: true,
  }),
  line('discipline', 10, {
    name: ['遵守规章制度及工作配合度', 'Discipline and co-operation'],
    note: [
      '已确认的违规，按当日分值扣分，扣完为止',
      'Confirmed violations at the points of their day, down to nothing',
    ],
    formula: { type: 'per_event', loss: null, floor: 0 },
    source: { kind: 'violations' },
    proposed: true,
  }),
  line('overall', 10, {
    name: ['上级综合评分', "Superior's overall mark"],
    note: ['直接上级评价', 'The direct superior'],
    proposed: true,
  }),
  line('talk', 0, {
    name: ['每日通话时长', 'Talk time a day'],
    note: [
      '每个工作日不足的整分钟，每分钟 1 元，仅为建议金额',
      'Whole minutes short on each working day, 1 yuan each; an amount proposed only',
    ],
    formula: { type: 'per_unit_missing', amount: 1 },
    source: figure('talk_minutes'),
    target: { kind: 'setting', setting: 'talk.day', per: 'day' },
  }),
];

/** What the shipped templates hold. */
export const SHIPPED_CONTENT: Record<keyof typeof SHIPPED, TemplateContent> = {
  online: { lines: ONLINE, grades: GRADES },
  call: { lines: CALL, grades: GRADES },
};
