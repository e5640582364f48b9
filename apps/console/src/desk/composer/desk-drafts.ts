import { api } from '../../app/api';
import { Drafts } from './drafts';

/** The drafts of this console. */
export const deskDrafts = new Drafts(localStorage, (ticketId, kind, text) =>
  api('saveDraft', { params: { id: ticketId }, body: { kind, text } }),
);

// Leaving the page must not lose the last second of typing.
window.addEventListener('pagehide', () => void deskDrafts.flush());
