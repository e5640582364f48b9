import type { Look, ToPage } from '../wire';
import { drawBubble } from './bubble';
import { openFrame, type Frame } from './frame';
import { firstPage, lookOf, rememberedLook, rememberedToken, rememberLook, rememberToken } from './remembered';
import { lockPage } from './lock-page';

interface HalfhourApi {
  open(): void;
  close(): void;
}
declare global {
  interface Window {
    Halfhour?: HalfhourApi;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const key = script?.dataset.key;

if (!script || !key) console.error('Halfhour: data-key is missing');
else if (!window.Halfhour) {
  const api = { open: () => undefined, close: () => undefined };
  window.Halfhour = api;
  const begin = () => Object.assign(api, start(key, new URL('.', script.src), script.dataset));
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
}

function start(key: string, base: URL, given: DOMStringMap): HalfhourApi {
  const known = rememberedLook(key);
  const first = firstPage(key, location.href.slice(0, 2000), document.referrer.slice(0, 2000));
  let look: Look = known ?? lookOf(given.colour, given.position, given.locale);
  let frame: Frame | null = null;
  let isOpen = false;
  let booted = false;
  const bubble = drawBubble(look, () => (isOpen ? close() : open()));

  function load(): Frame {
    frame ??= openFrame(base, key, look, bubble.sheet, heard);
    return frame;
  }
  function open(): void {
    load().focus();
    setOpen(true);
  }
  function close(): void {
    if (!isOpen) return;
    setOpen(false);
    bubble.button.focus();
  }
  function setOpen(value: boolean): void {
    isOpen = value;
    bubble.show({ open: isOpen });
    lockPage(isOpen, bubble.corner);
    tell();
    if (isOpen) frame?.focus();
  }
  function tell(): void {
    if (!booted) return;
    frame?.post({ type: 'page', first, token: rememberedToken(key) });
    frame?.post({ type: 'shown', shown: isOpen });
  }
  function heard(message: ToPage): void {
    if (message.type === 'boot') {
      booted = true;
      tell();
    } else if (message.type === 'keep') rememberToken(key, message.token);
    else if (message.type === 'close') close();
    // An agent calls: whoever is on the page is to see it.
    else if (message.type === 'ring') isOpen || setOpen(true);
    else if (message.type === 'unread') bubble.show({ unread: Number(message.count) || 0 });
    else if (message.type === 'look') {
      look = lookOf(message.look.colour, message.look.position, message.look.locale);
      bubble.show({ look });
      rememberLook(key, look);
    }
  }

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close();
  });
  // Whoever comes near is about to click: the sheet is then already there.
  for (const near of ['pointerenter', 'focus']) bubble.button.addEventListener(near, load, { once: true });
  if (known) afterPage(load);
  return { open, close };
}

/** The shop comes first: the chat of a returning visitor loads when the page is done. */
function afterPage(work: () => void): void {
  if (document.readyState === 'complete') work();
  else addEventListener('load', work, { once: true });
}
