import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';

/** Something the command bar can do. */
export interface Command {
  key: string;
  group: 'ticket' | 'go' | 'view' | 'status' | 'setting';
  label: string;
  icon?: ReactNode;
  hotkey?: string;
  /** More words to find it by. */
  words?: string;
  act(): void;
}

let sources: readonly { current: readonly Command[] }[] = [];
const listening = new Set<() => void>();

function change(next: typeof sources): void {
  sources = next;
  listening.forEach((listener) => listener());
}

/** Offers commands for as long as this component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const source = useRef(commands);
  useEffect(() => {
    source.current = commands;
  });
  useEffect(() => {
    change([source, ...sources]);
    return () => change(sources.filter((other) => other !== source));
  }, []);
}

/** Everything that can be done now, what came last first. */
export function useOfferedCommands(): readonly Command[] {
  const offered = useSyncExternalStore(
    (listener) => {
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    () => sources,
  );
  return offered.flatMap(({ current }) => current);
}
