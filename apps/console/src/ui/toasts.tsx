import { useSyncExternalStore } from 'react';

interface Toast {
  id: number;
  kind: 'done' | 'problem';
  text: string;
  action?: { label: string; onAct(): void };
}

const STAYS_MS = 5_000;
let shown: readonly Toast[] = [];
let last = 0;
const listening = new Set<() => void>();

function show(next: readonly Toast[]): void {
  shown = next;
  listening.forEach((listener) => listener());
}

/** A word at the foot of the screen that goes away by itself. */
export function toast(text: string, options: Partial<Pick<Toast, 'kind' | 'action'>> = {}): void {
  const id = ++last;
  const added: Toast = { id, kind: 'done', text, ...options };
  show([...shown.filter((other) => other.text !== text), added].slice(-3));
  setTimeout(() => show(shown.filter((other) => other.id !== id)), STAYS_MS);
}

const subscribe = (listener: () => void) => {
  listening.add(listener);
  return () => void listening.delete(listener);
};

export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="ui-toasts" role="status" aria-live="polite">
      {toasts.map(({ id, kind, text, action }) => (
        <div key={id} data-kind={kind}>
          {text}
          {action && (
            <button type="button" onClick={action.onAct}>
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
