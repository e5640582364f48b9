import { unwrap, wrap, type Look, type ToFrame, type ToPage } from '../wire';

export type Frame = ReturnType<typeof openFrame>;

/** The chat itself, from the desk's own origin: the page can't read it, and it can't touch the page. */
export function openFrame(
  base: URL,
  key: string,
  look: Look,
  sheet: HTMLElement,
  onMessage: (message: ToPage) => void,
) {
  const url = new URL('frame.html', base);
  url.searchParams.set('key', key);
  url.hash = new URLSearchParams({ from: window.origin, colour: look.colour, locale: look.locale }).toString();
  const frame = document.createElement('iframe');
  frame.title = sheet.getAttribute('aria-label') ?? '';
  frame.allow = 'clipboard-write; microphone; autoplay';
  frame.dataset.testid = 'widget-frame';
  frame.src = url.href;

  // Inside a sandboxed page the chat is sandboxed too, and both then have the origin "null".
  const sandboxed = window.origin === 'null';
  const expected = sandboxed ? 'null' : url.origin;
  addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== expected) return;
    const message = unwrap<ToPage>(event.data);
    if (message) onMessage(message);
  });
  sheet.append(frame);
  return {
    focus: () => frame.focus(),
    post: (message: ToFrame) => frame.contentWindow?.postMessage(wrap(message), sandboxed ? '*' : url.origin),
  };
}
