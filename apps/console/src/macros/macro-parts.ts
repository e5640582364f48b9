import type { MacroActionsView } from '#contract';

export const PARTS = ['reply', 'note', 'addTags', 'removeTags', 'priority', 'status', 'assign', 'callback'] as const;
export type Part = (typeof PARTS)[number];

export const NO_ACTIONS: MacroActionsView = {
  reply: null,
  note: null,
  addTags: [],
  removeTags: [],
  priority: null,
  status: null,
  assign: null,
  callback: null,
};

/** What a part holds when it is added. */
export const FIRST: MacroActionsView = {
  reply: '',
  note: '',
  addTags: [],
  removeTags: [],
  priority: 'high',
  status: { status: 'waiting', statusLabelId: null, reason: null },
  assign: { to: 'me' },
  callback: { afterSeconds: 7200, reason: 'planned', remark: '' },
};

/** The parts that a macro has, in the order of the page. */
export function partsOf(actions: MacroActionsView): Part[] {
  return PARTS.filter((part) => {
    const value = actions[part];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  });
}
