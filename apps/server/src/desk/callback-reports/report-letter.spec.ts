import type { ReportContent } from '#contract';
import { reportLetter } from './report-letter';

const line = (more: Partial<ReportContent['lines'][number]>): ReportContent['lines'][number] => ({
  ...{ at: '2026-11-17T18:00:00.000Z', contactName: '王女士', ticketNumber: 1042, agentName: '李敏' },
  ...{ result: 'satisfied', feedback: '师傅很准时' },
  ...more,
});
const REPORT: ReportContent = {
  ...{ company: '好物商城', zone: 'Asia/Shanghai', from: '2026-11-16', to: '2026-11-22' },
  ...{ planned: 12, done: 9, overdue: 2, satisfied: 7, answered: 8, rows: [] },
  lines: [line({}), line({ contactName: '陈先生', result: 'not_satisfied', feedback: '还在漏水', ticketNumber: null })],
};

it('says who is not satisfied first, with their words and the day of the company’s zone (DOMAIN V19)', () => {
  const { subject, text } = reportLetter(REPORT, 'zh-CN');
  expect(subject).toBe('[好物商城] 回访周报 2026-11-16 至 2026-11-22');
  expect(text).toContain('7 次满意（87.5%）');
  expect(text.indexOf('还在漏水')).toBeLessThan(text.indexOf('师傅很准时'));
  expect(text).toContain('- 11/18 王女士 #1042（李敏）：师傅很准时');
});

it('says so when nobody was spoken to', () => {
  const { text } = reportLetter({ ...REPORT, satisfied: 0, answered: 0, lines: [] }, 'en');
  expect(text).toContain('satisfied (–)');
  expect(text).toContain('Not satisfied (0)\nNone');
});
