import { useEffect, useState } from 'preact/hooks';
import { useAround } from './context';
import type { ChatState } from './state';

/** One quiet line when the chat is not in step; always there for screen readers, empty when all is well. */
export function StateLine({ state }: { state: ChatState }) {
  const { strings } = useAround();
  const offline = useOffline();
  const text = {
    live: '',
    starting: state.config ? '' : strings.starting,
    reconnecting: offline ? strings.offline : strings.reconnecting,
    polling: strings.polling,
  }[state.link];
  return (
    <div class={text ? 'link shown' : 'link'} role="status" data-testid="widget-state" data-link={state.link}>
      {text && <i class="spin" />}
      {text}
    </div>
  );
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return offline;
}
