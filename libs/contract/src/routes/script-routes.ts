import type * as setup from '../setup';
import { type In, type Out, route } from './route';

/** Greetings, snippets, phrases. */
export const SCRIPT_ROUTES = {
  listGreetings: route<undefined, { inboxId?: string }, { rows: setup.Greeting[] }>('GET', '/greetings'),
  createGreeting: route<In<typeof setup.greetingWrite>, undefined, setup.Greeting>('POST', '/greetings'),
  updateGreeting: route<In<typeof setup.greetingWrite>, undefined, setup.Greeting>('PUT', '/greetings/:id'),
  deleteGreeting: route('DELETE', '/greetings/:id'),
  previewGreeting: route<In<typeof setup.greetingPreviewRequest>, undefined, Out<typeof setup.greetingPreview>>(
    'POST',
    '/greetings/preview',
  ),
  listSnippets: route<undefined, undefined, { rows: setup.Snippet[] }>('GET', '/snippets'),
  createSnippet: route<In<typeof setup.snippetWrite>, undefined, setup.Snippet>('POST', '/snippets'),
  updateSnippet: route<In<typeof setup.snippetWrite>, undefined, setup.Snippet>('PUT', '/snippets/:id'),
  deleteSnippet: route('DELETE', '/snippets/:id'),
  useSnippet: route<{ ticketId: string }, undefined, { text: string }>('POST', '/snippets/:id/use'),
  listForbiddenPhrases: route<undefined, undefined, { rows: setup.ForbiddenPhrase[] }>('GET', '/forbidden-phrases'),
  createForbiddenPhrase: route<In<typeof setup.forbiddenPhraseWrite>, undefined, setup.ForbiddenPhrase>(
    'POST',
    '/forbidden-phrases',
  ),
  updateForbiddenPhrase: route<In<typeof setup.forbiddenPhraseWrite>, undefined, setup.ForbiddenPhrase>(
    'PUT',
    '/forbidden-phrases/:id',
  ),
  deleteForbiddenPhrase: route('DELETE', '/forbidden-phrases/:id'),
} as const;
