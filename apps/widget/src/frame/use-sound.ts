import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from './chat';
import { deliveredSeq } from './queries';
import { chime } from './sound';
import type { ChatState } from './state';

/** Off until the visitor turns it on; history that loads makes no sound. */
export function useSound(chat: Chat, state: ChatState) {
  const [on, setOn] = useState(chat.answered('sound'));
  const heard = useRef<number | null>(null);
  const newest = deliveredSeq(state);
  useEffect(() => {
    if (!state.config) return;
    if (on && heard.current !== null && newest > heard.current) chime();
    heard.current = newest;
  }, [newest, state.config !== null]);
  const toggle = () => {
    chat.answer('sound', !on);
    setOn(!on);
    if (!on) chime();
  };
  return { on, toggle };
}
