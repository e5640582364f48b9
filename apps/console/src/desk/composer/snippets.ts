import type { Snippet } from '#contract';

/** The `/word` being typed at the caret, or null. Only at the beginning of a line or after a blank: 24/7 is no command. */
export function slashAt(text: string, caret: number): { start: number; query: string } | null {
  const found = /(?:^|\s)\/([^\s/]{0,30})$/u.exec(text.slice(0, caret));
  return found ? { start: caret - found[1]!.length - 1, query: found[1]! } : null;
}

/** A saved text, or a macro with the text it says. */
type Saved = Pick<Snippet, 'title' | 'text' | 'initials' | 'uses'>;

const SHOWN = 8;

/** Snippets and macros for what was typed: by pinyin initials, title, or words inside; the most used first within each. */
export function matchSnippets<S extends Saved>(snippets: readonly S[], query: string): S[] {
  const wanted = query.toLowerCase();
  const ranked = snippets
    .map((snippet) => ({ snippet, rank: rankOf(snippet, wanted) }))
    .filter(({ rank }) => rank < 4)
    .sort(
      (a, b) => a.rank - b.rank || b.snippet.uses - a.snippet.uses || a.snippet.title.localeCompare(b.snippet.title),
    );
  return ranked.slice(0, SHOWN).map(({ snippet }) => snippet);
}

function rankOf({ title, text, initials }: Saved, wanted: string): number {
  if (initials.toLowerCase().startsWith(wanted) || title.toLowerCase().startsWith(wanted)) return 0;
  if (title.toLowerCase().includes(wanted)) return 1;
  if (initials.toLowerCase().includes(wanted)) return 2;
  return text.toLowerCase().includes(wanted) ? 3 : 4;
}
