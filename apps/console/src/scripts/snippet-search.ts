import type { Snippet } from '#contract';

/** Snippets that fit what was typed, best first: initials, then title, then text; among equals the most used. */
export function foundSnippets(snippets: readonly Snippet[], query: string): Snippet[] {
  const wanted = query.trim().toLowerCase();
  return snippets
    .map((snippet) => ({ snippet, rank: rankOf(snippet, wanted) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((a, b) => a.rank - b.rank || b.snippet.uses - a.snippet.uses || compareTitles(a.snippet, b.snippet))
    .map(({ snippet }) => snippet);
}

const NOT_FOUND = 9;

function rankOf({ title, text, initials }: Snippet, wanted: string): number {
  if (wanted === '') return 0;
  const typed = wanted.replace(/\s+/g, '');
  if (initials.toLowerCase().startsWith(typed)) return 0;
  if (title.toLowerCase().includes(wanted)) return 1;
  if (initials.toLowerCase().includes(typed)) return 2;
  const words = wanted.split(/\s+/);
  const whole = `${title} ${text}`.toLowerCase();
  return words.every((word) => whole.includes(word)) ? 3 : NOT_FOUND;
}

function compareTitles(a: Snippet, b: Snippet): number {
  return a.title.localeCompare(b.title, 'zh-CN');
}
