import type { VisitorEvent, VisitorMessage, VisitorSession } from '#contract';
import type { Action, ChatState, Unsent } from './state';

/** The chat after something happened. Told twice, an action changes nothing the second time. */
export function reduce(state: ChatState, action: Action): ChatState {
  switch (action.type) {
    case 'session':
      return seen(
        withSession(action.fresh ? forgotten(state) : inStep(state, action.session.messages), action.session),
      );
    case 'events':
      return seen(withEvents(state, action.events));
    case 'earlier':
      return { ...state, messages: merged(state.messages, action.messages), hasEarlier: action.hasEarlier };
    case 'contact':
      return { ...state, contact: { ...state.contact, ...action.contact } };
    case 'link':
      return { ...state, link: action.link, typing: action.link === 'live' ? state.typing : null };
    case 'desk':
      return { ...state, online: action.online };
    case 'typing':
      return { ...state, typing: action.agentName };
    case 'watching':
      return seen({ ...state, watching: action.watching });
    case 'closed':
      return { ...state, closedBy: action.code };
    default:
      return withUnsent(state, action);
  }
}

type UnsentAction = Extract<Action, { clientId: string } | { unsent: Unsent }>;

function withUnsent(state: ChatState, action: UnsentAction): ChatState {
  switch (action.type) {
    case 'written':
      return state.unsent.some((one) => one.clientId === action.unsent.clientId)
        ? state
        : { ...state, unsent: [...state.unsent, action.unsent] };
    case 'sending':
      return changed(state, action.clientId, (one) => ({ ...one, state: 'sending', attempts: one.attempts + 1 }));
    case 'held':
      return changed(state, action.clientId, (one) => ({ ...one, state: 'waiting', code: action.code }));
    case 'refused':
      return changed(state, action.clientId, (one) => ({ ...one, state: 'refused', code: action.code }));
    case 'again':
      return changed(state, action.clientId, (one) =>
        one.state === 'sending' ? one : { ...one, state: 'queued', code: null, attempts: 0 },
      );
    case 'dropped':
      return { ...state, unsent: without(state.unsent, action.clientId) };
    case 'confirmed':
      // Messages of others may lie between, so a confirmation says nothing about how far we are in step.
      return { ...withMessage(inStep(state, [action.message]), action.message), open: true };
  }
}

/** Another visitor to the desk: the old history is not theirs, what they typed is. */
function forgotten(state: ChatState): ChatState {
  const unsent = state.unsent.map((one): Unsent => (one.state === 'sending' ? { ...one, state: 'waiting' } : one));
  return { ...state, ...NOTHING, past: [], unsent };
}

const NOTHING = { messages: [], hasEarlier: false, syncedSeq: 0, readSeq: 0, agentReadSeq: 0 };

/** Where a new chat has begun, its whole history is asked for again, from 0. */
function inStep(state: ChatState, messages: VisitorMessage[]): ChatState {
  return messages.some((message) => ofAnotherChat(message, state))
    ? { ...state, ...NOTHING, past: [...state.past, ...state.messages] }
    : state;
}

function withSession(state: ChatState, session: VisitorSession): ChatState {
  const missing = session.hasEarlier && session.messages.every((message) => message.seq > state.syncedSeq);
  // A page that does not reach what we have would leave a hole: then it replaces it, and the rest is fetched by scrolling.
  const known = missing ? [] : state.messages;
  const messages = merged(known, session.messages);
  return {
    ...state,
    config: session.config,
    contact: session.contact,
    messages,
    unsent: session.messages.reduce((unsent, message) => without(unsent, message.clientId), state.unsent),
    hasEarlier:
      known.length && known[0]!.seq <= (session.messages[0]?.seq ?? Infinity) ? state.hasEarlier : session.hasEarlier,
    syncedSeq: Math.max(state.syncedSeq, session.messages.at(-1)?.seq ?? 0),
    readSeq: Math.max(state.readSeq, session.readSeq),
    agentReadSeq: Math.max(state.agentReadSeq, session.agentReadSeq),
    open: session.open,
    closedBy: null,
  };
}

const LATER_MS = 60_000;

/** Another message under a known seq, or a lower seq at a time well past our newest message. */
function ofAnotherChat(message: VisitorMessage, { messages }: ChatState): boolean {
  const same = messages.find(({ seq }) => seq === message.seq);
  if (same) return same.id !== message.id;
  const newest = messages.at(-1);
  return !!newest && message.seq < newest.seq && Date.parse(message.at) > Date.parse(newest.at) + LATER_MS;
}

function withEvents(state: ChatState, events: VisitorEvent[]): ChatState {
  const stepped = inStep(
    state,
    events.flatMap((event) => (event.type === 'message' ? event.message : [])),
  );
  const after = events.reduce(withEvent, stepped);
  return stepped === state ? after : { ...after, syncedSeq: 0 };
}

function withEvent(state: ChatState, event: VisitorEvent): ChatState {
  switch (event.type) {
    case 'message':
      return { ...withMessage(state, event.message), syncedSeq: Math.max(state.syncedSeq, event.message.seq) };
    case 'read':
      return { ...state, agentReadSeq: Math.max(state.agentReadSeq, event.seq) };
    case 'status':
      return { ...state, open: event.status === 'open' };
    case 'call':
      // Calls have a screen of their own.
      return state;
  }
}

function withMessage(state: ChatState, message: VisitorMessage): ChatState {
  return {
    ...state,
    messages: merged(state.messages, [message]),
    unsent: without(state.unsent, message.clientId),
    typing: message.from === 'agent' ? null : state.typing,
  };
}

/** What is in view is read. */
function seen(state: ChatState): ChatState {
  const readSeq = state.watching ? Math.max(state.readSeq, state.messages.at(-1)?.seq ?? 0) : state.readSeq;
  return readSeq === state.readSeq ? state : { ...state, readSeq };
}

function merged(known: VisitorMessage[], more: VisitorMessage[]): VisitorMessage[] {
  const bySeq = new Map([...known, ...more].map((message) => [message.seq, message]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

const without = (unsent: Unsent[], clientId: string | null) => unsent.filter((one) => one.clientId !== clientId);

const changed = (state: ChatState, clientId: string, change: (one: Unsent) => Unsent): ChatState => ({
  ...state,
  unsent: state.unsent.map((one) => (one.clientId === clientId ? change(one) : one)),
});
