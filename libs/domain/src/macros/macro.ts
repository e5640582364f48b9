import type { Priority, TicketStatus } from '../ticket/ticket';

/** What a macro does to one ticket, all of it or nothing. What is null or empty is left alone. */
export interface MacroActions {
  /** A public reply, with the variables of snippets. */
  reply: string | null;
  note: string | null;
  addTags: string[];
  removeTags: string[];
  priority: Priority | null;
  status: { status: Exclude<TicketStatus, 'spam'>; statusLabelId: string | null; reason: string | null } | null;
  assign: { to: 'me' } | { to: 'agent' | 'team'; id: string } | null;
  /** Planned for so many seconds after it is used, for who uses it. */
  callback: { afterSeconds: number; reason: string; remark: string } | null;
}

export type MacroFault = 'empty' | 'tag_both' | 'closed_with_callback';

/** What is wrong with a macro, null for one that can be kept. */
export function macroFault(actions: MacroActions): MacroFault | null {
  const { reply, note, addTags, removeTags, priority, status, assign, callback } = actions;
  const acts = [reply, note, priority, status, assign, callback].some((act) => act !== null);
  if (!acts && addTags.length === 0 && removeTags.length === 0) return 'empty';
  if (addTags.some((tag) => removeTags.includes(tag))) return 'tag_both';
  return callback && status?.status === 'closed' ? 'closed_with_callback' : null;
}

/** Tags after a macro: what it takes off, then what it puts on, each once and in the order they had. */
export function tagsAfter(
  tags: readonly string[],
  { addTags, removeTags }: Pick<MacroActions, 'addTags' | 'removeTags'>,
): string[] {
  const left = tags.filter((tag) => !removeTags.includes(tag));
  return [...new Set([...left, ...addTags])];
}
