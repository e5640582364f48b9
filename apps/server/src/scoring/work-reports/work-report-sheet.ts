import type { Locale, WorkReport } from '#contract';
import type { Cell, Column, ColumnKind } from '../../platform/http/table';

interface Words {
  title: string;
  columns: Column[];
  kinds: Record<WorkReport['kind'], string>;
  states: Record<WorkReport['state'] | 'missing' | 'late', string>;
}
const KINDS: ColumnKind[] = ['text', 'text', 'day', 'day', 'instant', 'instant', 'text', 'text', 'text'];
const named = (...names: string[]): Column[] => names.map((name, i) => ({ name, kind: KINDS[i]! }));

export const WORK_REPORT_COLUMNS: Record<Locale, Words> = {
  'zh-CN': {
    title: '工作报告',
    columns: named('客服', '报告', '从', '到', '截止时间', '提交时间', '状态', '客服的话', '批阅'),
    kinds: { daily: '日志', weekly: '周报', monthly: '月报' },
    states: {
      ...{ open: '待提交', handed: '已提交', returned: '已退回', read: '已批阅', excused: '免交' },
      ...{ missing: '缺交', late: '迟交' },
    },
  },
  en: {
    title: 'Work reports',
    columns: named('Agent', 'Report', 'From', 'To', 'Due', 'Handed in', 'State', 'In their words', 'Comment'),
    kinds: { daily: 'Day', weekly: 'Week', monthly: 'Month' },
    states: {
      ...{ open: 'To be handed in', handed: 'Handed in', returned: 'Returned', read: 'Read', excused: 'Excused' },
      ...{ missing: 'Missing', late: 'Late' },
    },
  },
};

export function workReportLine(report: WorkReport, locale: Locale): Cell[] {
  const { kinds, states } = WORK_REPORT_COLUMNS[locale];
  const missing = report.missedAt !== null && report.handedAt === null;
  const state = missing ? states.missing : states[report.state];
  return [
    ...[report.agentName, kinds[report.kind], report.from, report.to, new Date(report.dueAt)],
    report.handedAt && new Date(report.handedAt),
    report.late ? `${state} · ${states.late}` : state,
    Object.values(report.words).filter(Boolean).join('\n'),
    report.steps.findLast(({ step }) => step === 'read' || step === 'returned')?.note ?? '',
  ];
}
