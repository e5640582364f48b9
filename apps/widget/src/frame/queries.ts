import type { VisitorMessage, WidgetConfig } from '#contract';
import type { ChatState } from './state';

export const unreadCount = (state: ChatState): number =>
  state.messages.filter((message) => message.from !== 'visitor' && message.seq > state.readSeq).length;

/** Newest message of the desk that reached this browser. */
export const deliveredSeq = (state: ChatState): number =>
  state.messages.filter((message) => message.from !== 'visitor').at(-1)?.seq ?? 0;

/** delivered: the desk has stored it. read: an agent has had it on the screen. */
export const deliveryOf = (state: ChatState, message: VisitorMessage): 'delivered' | 'read' =>
  message.seq <= state.agentReadSeq ? 'read' : 'delivered';

export const resolved = (state: ChatState): boolean =>
  !state.open && state.messages.length > 0 && state.unsent.length === 0;

/** An agent has not answered yet: the moment at which a visitor may want to leave and hear by email. */
export const waitsForAgent = (state: ChatState): boolean => {
  const last = state.messages.filter((message) => message.from !== 'desk').at(-1);
  return last?.from === 'visitor' && !resolved(state);
};

export type FormField = WidgetConfig['preChatForm']['fields'][number];

/** What the pre-chat form still asks for; nothing once the visitor has said or skipped anything. */
export function formFields(state: ChatState, skipped: boolean): FormField[] {
  const form = state.config?.preChatForm;
  if (!form?.enabled || state.messages.length || state.unsent.length || (skipped && !form.required)) return [];
  return form.fields.filter((field) => !state.contact[field]);
}
