import type { LetterFacts } from './board-alarm-letters.repository';

type Say = (seen: string, threshold: string) => string;

const WORDS: Record<LetterFacts['locale'], Record<LetterFacts['figure'], Say>> = {
  'zh-CN': {
    waiting: (seen, threshold) => `有 ${seen} 位客户在等，上限是 ${threshold} 位`,
    oldest_wait: (seen, threshold) => `等得最久的客户已等 ${seen} 分钟工作时间，上限是 ${threshold} 分钟`,
    breached_today: (seen, threshold) => `今天已超时 ${seen} 次，上限是 ${threshold} 次`,
    free_agents: (seen, threshold) => `空闲客服只有 ${seen} 位，至少要有 ${threshold} 位`,
    answered_in_window: (seen, threshold) => `今天按时回复 ${seen}%，至少要有 ${threshold}%`,
  },
  en: {
    waiting: (seen, threshold) => `${seen} contacts are waiting; the limit is ${threshold}`,
    oldest_wait: (seen, threshold) =>
      `the longest wait is ${seen} minutes of working time; the limit is ${threshold} minutes`,
    breached_today: (seen, threshold) => `${seen} windows were missed today; the limit is ${threshold}`,
    free_agents: (seen, threshold) => `only ${seen} agents are free; there should be ${threshold}`,
    answered_in_window: (seen, threshold) => `${seen}% were answered in their window today; it should be ${threshold}%`,
  },
};
const SINCE = { 'zh-CN': (at: string) => `从 ${at} 起。`, en: (at: string) => `Since ${at}.` };
const SEE = { 'zh-CN': '打开看板：', en: 'Open the board: ' };
const ONCE = {
  'zh-CN': '每次越线只写一封信；已有人确认知悉的不再写。',
  en: 'You get one letter each time the limit is crossed, and none once somebody has acknowledged it.',
};

/** The letter a team lead gets about a threshold, in their language and the company's time. */
export function boardAlarmLetter(facts: LetterFacts, publicUrl: string | null): { subject: string; text: string } {
  const { locale, company, zone, group, figure, seen, threshold, raisedAt } = facts;
  const number = (value: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
  const words = WORDS[locale][figure](number(seen), number(threshold));
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const title = locale === 'en' ? `${group}: ${words}` : `「${group}」${words}`;
  const lines = [
    `${title}${locale === 'en' ? '.' : '。'}`,
    SINCE[locale](at.format(raisedAt)),
    publicUrl && `${SEE[locale]}${new URL('/board', publicUrl).toString()}`,
    ONCE[locale],
  ];
  return { subject: `[${company}] ${title}`, text: lines.filter(Boolean).join('\n\n') };
}
