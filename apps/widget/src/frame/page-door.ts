import { unwrap, wrap, type ToFrame, type ToPage } from '../wire';

export interface PageDoor {
  /** False when the chat is opened as a page of its own. */
  framed: boolean;
  post(message: ToPage): void;
}

/** The way to the page around the chat. Only that window, and only with the origin it gave when it made the frame, is heard. */
export function openPageDoor(origin: string | null, onMessage: (message: ToFrame) => void): PageDoor {
  const framed = window.parent !== window;
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!framed || event.source !== window.parent || (origin !== null && event.origin !== origin)) return;
    const message = unwrap<ToFrame>(event.data);
    if (message) onMessage(message);
  });
  // A sandboxed page has the origin "null", which can't be posted to by name. Nothing secret goes this way.
  const target = origin === null || origin === 'null' ? '*' : origin;
  return { framed, post: (message) => framed && window.parent.postMessage(wrap(message), target) };
}
