import { useMemo, useState, type RefObject } from 'react';
import type { Snippet } from '#contract';
import { api } from '../../app/api';
import { tried } from '../../app/own-acts';
import { useBootstrap } from '../../app/session';
import { matchSnippets, slashAt } from './snippets';

interface SnippetsIn {
  ticketId: string;
  text: string;
  caret: number;
  field: RefObject<HTMLTextAreaElement | null>;
  onWrite(text: string): void;
}

export interface Snippets {
  open: boolean;
  found: readonly Snippet[];
  chosen: number;
  move(by: number): void;
  choose(at: number): void;
  take(): void;
  close(): void;
}

/** The list that `/` opens. Taking one asks the server to fill it in for this ticket. */
export function useSnippets({ ticketId, text, caret, field, onWrite }: SnippetsIn): Snippets {
  const { snippets } = useBootstrap();
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<number | null>(null);
  const slash = slashAt(text, caret);
  const found = useMemo(() => (slash ? matchSnippets(snippets, slash.query) : []), [snippets, slash?.query]); // eslint-disable-line react-hooks/exhaustive-deps
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const insert = async (snippet: Snippet, typed: string) => {
    const { text: filled } = await api('useSnippet', { params: { id: snippet.id }, body: { ticketId } });
    const box = field.current;
    if (!box) return;
    // Somebody may have typed on meanwhile: replace the command where it still stands, else insert at the caret.
    const from = box.value.lastIndexOf(typed, box.selectionStart);
    const range =
      from >= 0 ? ([from, from + typed.length] as const) : ([box.selectionStart, box.selectionEnd] as const);
    box.setRangeText(filled, range[0], range[1], 'end');
    onWrite(box.value);
    box.focus();
  };
  const choose = (index: number) => {
    const snippet = found[index];
    if (snippet && slash) tried(insert(snippet, `/${slash.query}`));
    setAt(0);
  };
  return {
    open: slash !== null && slash.start !== closedFor,
    found,
    chosen,
    move: (by) => setAt((chosen + by + found.length) % Math.max(1, found.length)),
    choose,
    take: () => choose(chosen),
    close: () => setClosedFor(slash?.start ?? null),
  };
}
