/** contact and agent speak; note is private; picture is a contact's photo; hold, pass and wait move the ticket. */
export type LineKind = 'contact' | 'agent' | 'note' | 'picture' | 'hold' | 'pass';

export interface Line {
  kind: LineKind;
  text: string;
}

/** What follows when a conversation is over. */
export type Afterwards = 'advice' | 'unsure_repair' | 'satisfaction' | 'lead' | null;

export interface Talk {
  subject: string;
  tags: string[];
  openings: string[];
  lines: Line[];
  afterwards: Afterwards;
  weight: number;
  locale: 'zh-CN' | 'en';
  /** Bodies of mails may come with tables and colours. */
  html: boolean;
}

const KIND: Record<string, LineKind> = {
  客: 'contact',
  服: 'agent',
  记: 'note',
  图: 'picture',
  等: 'hold',
  转: 'pass',
};

type About = Partial<Pick<Talk, 'afterwards' | 'weight' | 'locale' | 'html'>> & { tags: string[]; openings: string[] };

/** A conversation as people write one down: who speaks, then what is said; `\n` inside a line breaks it. */
export function talk(subject: string, about: About, script: string): Talk {
  const lines = script
    .trim()
    .split('\n')
    .map((line) => ({ kind: KIND[line[0]!]!, text: line.slice(2).replaceAll('\\n', '\n') }));
  return { afterwards: null, weight: 1, locale: 'zh-CN', html: false, ...about, subject, lines };
}

/** Facts take the place of their names. */
export const filled = (text: string, facts: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
