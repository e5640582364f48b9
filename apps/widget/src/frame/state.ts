import type { VisitorEvent, VisitorMessage, VisitorSession, WidgetConfig } from '#contract';

/** A file of a message on its way: what the screen needs to show it before the desk has it. */
export interface SentFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  width: number | null;
  height: number | null;
  url: string | null;
}

/**
 * A message the desk has not confirmed. queued: not tried yet. waiting: tried, goes again by itself.
 * refused: the desk said no, and only the visitor can change that.
 */
export interface Unsent {
  clientId: string;
  text: string;
  files: SentFile[];
  at: string;
  attempts: number;
  state: 'queued' | 'sending' | 'waiting' | 'refused';
  code: string | null;
}

/** live: the socket is in step. polling: it is down and plain requests carry the chat. */
export type Link = 'starting' | 'live' | 'reconnecting' | 'polling';
export type Contact = VisitorSession['contact'];

export interface ChatState {
  config: WidgetConfig | null;
  contact: Contact;
  messages: VisitorMessage[];
  /** Messages of chats that came before this one: a closed chat is not reopened, and seqs begin again. */
  past: VisitorMessage[];
  unsent: Unsent[];
  hasEarlier: boolean;
  /** Everything of the chat up to this seq is known here; a reconnect asks for what follows. */
  syncedSeq: number;
  readSeq: number;
  agentReadSeq: number;
  open: boolean;
  online: boolean;
  link: Link;
  typing: string | null;
  /** The sheet is open, the page is in front and its end is in view. */
  watching: boolean;
  /** Why this chat can't be used at all, or null. */
  closedBy: string | null;
}

export type Action =
  | { type: 'session'; session: VisitorSession; fresh: boolean }
  | { type: 'events'; events: VisitorEvent[] }
  | { type: 'earlier'; messages: VisitorMessage[]; hasEarlier: boolean }
  | { type: 'written'; unsent: Unsent }
  | { type: 'sending'; clientId: string }
  | { type: 'confirmed'; clientId: string; message: VisitorMessage }
  | { type: 'held'; clientId: string; code: string }
  | { type: 'refused'; clientId: string; code: string }
  | { type: 'again'; clientId: string }
  | { type: 'dropped'; clientId: string }
  | { type: 'contact'; contact: Partial<Contact> }
  | { type: 'link'; link: Link }
  | { type: 'desk'; online: boolean }
  | { type: 'typing'; agentName: string | null }
  | { type: 'watching'; watching: boolean }
  | { type: 'closed'; code: string | null };

export const EMPTY: ChatState = {
  config: null,
  contact: { name: null, email: null, phone: null },
  messages: [],
  past: [],
  unsent: [],
  hasEarlier: false,
  syncedSeq: 0,
  readSeq: 0,
  agentReadSeq: 0,
  open: false,
  online: false,
  link: 'starting',
  typing: null,
  watching: false,
  closedBy: null,
};
