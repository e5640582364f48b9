import type { Locale, ReportContent } from '#contract';

type Line = ReportContent['lines'][number];
interface Words {
  subject: (report: ReportContent) => string;
  figures: (report: ReportContent, percent: string) => string;
  unhappy: string;
  feedback: string;
  none: string;
  line: (line: Line, day: string) => string;
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    subject: ({ company, from, to }) => `[${company}] 回访周报 ${from} 至 ${to}`,
    figures: ({ planned, done, overdue, satisfied, answered }, percent) =>
      `应回访 ${planned} 次，已完成 ${done} 次，逾期 ${overdue} 次。\n${answered} 次回访到客户，其中 ${satisfied} 次满意（${percent}）。`,
    unhappy: '不满意',
    feedback: '客户反映',
    none: '没有',
    line: ({ contactName, ticketNumber, agentName, feedback }, day) =>
      `- ${day} ${contactName}${ticketNumber === null ? '' : ` #${ticketNumber}`}${agentName ? `（${agentName}）` : ''}：${feedback}`,
  },
  en: {
    subject: ({ company, from, to }) => `[${company}] Callbacks of ${from} to ${to}`,
    figures: ({ planned, done, overdue, satisfied, answered }, percent) =>
      `${planned} callbacks due, ${done} made, ${overdue} overdue.\n${answered} contacts were spoken to, ${satisfied} of them satisfied (${percent}).`,
    unhappy: 'Not satisfied',
    feedback: 'What contacts said',
    none: 'None',
    line: ({ contactName, ticketNumber, agentName, feedback }, day) =>
      `- ${day} ${contactName}${ticketNumber === null ? '' : ` #${ticketNumber}`}${agentName ? ` (${agentName})` : ''}: ${feedback}`,
  },
};

/** The week in words for departments that don't open the desk: who is not satisfied stands first (DOMAIN V19). */
export function reportLetter(report: ReportContent, locale: Locale): { subject: string; text: string } {
  const words = WORDS[locale];
  const { satisfied, answered, zone, lines } = report;
  const percent = answered === 0 ? '–' : `${((satisfied / answered) * 100).toFixed(1)}%`;
  const day = (at: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'numeric', day: 'numeric' }).format(new Date(at));
  const list = (title: string, some: readonly Line[]) =>
    [
      `${title} (${some.length})`,
      ...(some.length ? some.map((line) => words.line(line, day(line.at))) : [words.none]),
    ].join('\n');
  const unhappy = lines.filter(({ result }) => result === 'not_satisfied');
  const others = lines.filter(({ result }) => result !== 'not_satisfied');
  const parts = [words.figures(report, percent), list(words.unhappy, unhappy), list(words.feedback, others)];
  return { subject: words.subject(report), text: parts.join('\n\n') };
}
