import { useRef } from 'preact/hooks';
import { useAround } from './context';

const SAY_AGAIN_MS = 3000;
const IDLE_MS = 5000;

/** Tells the desk that the visitor is writing: at most every three seconds, and once when it stops. */
export function useTyping() {
  const { chat } = useAround();
  const told = useRef<{ at: number; idle: ReturnType<typeof setTimeout> | undefined }>({ at: 0, idle: undefined });

  const stop = () => {
    clearTimeout(told.current.idle);
    if (told.current.at) chat.typing(false);
    told.current.at = 0;
  };
  const touched = (writing: boolean) => {
    if (!writing) return stop();
    clearTimeout(told.current.idle);
    told.current.idle = setTimeout(stop, IDLE_MS);
    if (Date.now() - told.current.at < SAY_AGAIN_MS) return;
    told.current.at = Date.now();
    chat.typing(true);
  };
  return { touched, stop };
}
