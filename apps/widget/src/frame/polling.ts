import { codeOf } from './api';

const FIRST_MS = 4000;
const SHOWN_MS = 6000;
const HIDDEN_MS = 30_000;

/** Asks again and again while the socket is down. Being out of reach is no news: the line above the messages says it. */
export function startPolling(ask: () => Promise<void>, onFailure: (code: string) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void once(), ms);
  };
  const once = async () => {
    await ask().catch((error: unknown) => onFailure(codeOf(error)));
    if (running) later(document.hidden ? HIDDEN_MS : SHOWN_MS);
  };
  return {
    start: () => {
      if (running) return;
      running = true;
      later(FIRST_MS);
    },
    stop: () => {
      running = false;
      clearTimeout(timer);
    },
  };
}
