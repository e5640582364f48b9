import { useMemo, useState, type RefObject } from 'react';
import type { Macro, Snippet } from '#contract';
import { api } from '../../app/api';
import { tried } from '../../app/own-acts';
import { useBootstrap } from '../../app/session';
import { useMacros } from '../../macros/use-macros';
import { matchSnippets, slashAt } from './snippets';

interface SnippetsIn {
  ticketId: string;
  text: string;
  caret: number;
  field: RefObject<HTMLTextAreaElement | null>;
  onWrite(text: string): void;
  onMacro(macro: Macro): void;
}

/** What `/` finds: a saved text, or a macro, which says what it will do before it does. */
export type Found = Pick<Snippet, 'id' | 'title' | 'text' | 'initials' | 'uses'> & { macro: Macro | null };

export interface Snippets {
  open: boolean;
  found: readonly Found[];
  chosen: number;
  move(by: number): void;
  choose(at: number): void;
  take(): void;
  close(): void;
}

/** The list that `/` opens. Taking one asks the server to fill it in for this ticket. */
export function useSnippets({ ticketId, text, caret, field, onWrite, onMacro }: SnippetsIn): Snippets {
  const saved = useSaved();
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<number | null>(null);
  const slash = slashAt(text, caret);
  const found = useMemo(() => (slash ? matchSnippets(saved, slash.query) : []), [saved, slash?.query]); // eslint-disable-line react-hooks/exhaustive-deps
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const replace = (typed: string, filled: string) => {
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
  const take = async ({ id, macro }: Found, typed: string) => {
    if (macro) {
      replace(typed, '');
      return onMacro(macro);
    }
    replace(typed, (await api('useSnippet', { params: { id }, body: { ticketId } })).text);
  };
  const choose = (index: number) => {
    const chosenOne = found[index];
    if (chosenOne && slash) tried(take(chosenOne, `/${slash.query}`));
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

function useSaved(): Found[] {
  const { snippets } = useBootstrap();
  const macros = useMacros();
  return useMemo(() => {
    const asFound = (macro: Macro): Found => {
      const { reply, note } = macro.actions;
      return { ...macro, text: reply ?? note ?? '', macro };
    };
    return [...macros.map(asFound), ...snippets.map((snippet) => ({ ...snippet, macro: null }))];
  }, [macros, snippets]);
}
