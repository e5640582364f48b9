import type { ReactNode } from 'react';

const APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The modifier of commands on this machine. */
export const MOD = APPLE ? '⌘' : 'Ctrl';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="ui-kbd" aria-hidden>
      {children}
    </kbd>
  );
}
