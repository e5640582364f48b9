import { useEffect, useSyncExternalStore } from 'react';
import { currentRealtime } from '../app/realtime';
import { useBootstrap } from '../app/session';

interface Seen {
  viewing: ReadonlyMap<string, { at: number; typingAt: number }>;
  visitorTypingAt: number;
  visitorOnline: boolean | null;
}

const NOBODY: Seen = { viewing: new Map(), visitorTypingAt: 0, visitorOnline: null };
/** Signals may be lost: a colleague not heard of for so long has gone. */
const STAYS_MS = 60_000;
const TYPES_MS = 6_000;
const REPEAT_MS = 25_000;

let seen: ReadonlyMap<string, Seen> = new Map();
const listening = new Set<() => void>();

function change(ticketId: string, how: (before: Seen) => Seen): void {
  seen = new Map(seen).set(ticketId, how(seen.get(ticketId) ?? NOBODY));
  listening.forEach((listener) => listener());
}

function tidy(): void {
  const now = Date.now();
  const kept = [...seen].map(([id, one]) => {
    const viewing = [...one.viewing].filter(([, { at }]) => now - at < STAYS_MS);
    return [id, { ...one, viewing: new Map(viewing) }] as const;
  });
  seen = new Map(kept.filter(([, one]) => one.viewing.size > 0 || one.visitorOnline !== null));
  listening.forEach((listener) => listener());
}

/** Listens to signals for as long as the desk stands. */
export function useViewerSignals(): void {
  useEffect(() => {
    const realtime = currentRealtime();
    const timer = setInterval(tidy, TYPES_MS);
    const stops = [
      realtime.onViewers(({ ticketId, viewers }) => {
        const now = Date.now();
        const viewing = viewers.map(
          ({ agentId, typing }) => [agentId, { at: now, typingAt: typing ? now : 0 }] as const,
        );
        change(ticketId, (before) => ({ ...before, viewing: new Map(viewing) }));
      }),
      realtime.onSignal(({ ticketId, agentId, kind }) => {
        if (agentId === null) change(ticketId, (before) => ofVisitor(before, kind));
        else change(ticketId, (before) => ofAgent(before, agentId, kind));
      }),
    ];
    return () => {
      clearInterval(timer);
      stops.forEach((stop) => stop());
    };
  }, []);
}

function ofVisitor(before: Seen, kind: string): Seen {
  if (kind === 'visitor_typing') return { ...before, visitorTypingAt: Date.now(), visitorOnline: true };
  return { ...before, visitorOnline: kind === 'visitor_online' };
}

function ofAgent(before: Seen, agentId: string, kind: string): Seen {
  const viewing = new Map(before.viewing);
  const now = Date.now();
  if (kind === 'left') viewing.delete(agentId);
  else viewing.set(agentId, { at: now, typingAt: kind === 'typing' ? now : 0 });
  return { ...before, viewing };
}

const subscribe = (listener: () => void) => {
  listening.add(listener);
  return () => void listening.delete(listener);
};

function useSeen(ticketId: string): Seen {
  return useSyncExternalStore(subscribe, () => seen.get(ticketId) ?? NOBODY);
}

/** Colleagues who look at a ticket now, and whether they write. */
export function useViewers(ticketId: string): { agentId: string; name: string; typing: boolean }[] {
  const { viewing } = useSeen(ticketId);
  const { me, agents } = useBootstrap();
  if (viewing.size === 0) return [];
  const now = Date.now();
  return [...viewing].flatMap(([agentId, { typingAt }]) => {
    const agent = agents.find(({ id }) => id === agentId);
    return agent && agentId !== me.id ? [{ agentId, name: agent.name, typing: now - typingAt < TYPES_MS }] : [];
  });
}

export function useVisitor(ticketId: string): { typing: boolean; online: boolean | null } {
  const { visitorTypingAt, visitorOnline } = useSeen(ticketId);
  return { typing: Date.now() - visitorTypingAt < TYPES_MS, online: visitorOnline };
}

/** Tells colleagues that this ticket is open here. */
export function useViewing(ticketId: string): void {
  useEffect(() => {
    const realtime = currentRealtime();
    const watch = [{ kind: 'ticket', id: ticketId } as const];
    const tell = () => realtime.signal(ticketId, 'viewing');
    // The list of viewers says that this socket was let in, also after a reconnect: a signal before it reaches nobody.
    const stop = realtime.onViewers((list) => list.ticketId === ticketId && tell());
    realtime.watch(watch);
    const timer = setInterval(tell, REPEAT_MS);
    return () => {
      stop();
      clearInterval(timer);
      realtime.signal(ticketId, 'left');
      realtime.unwatch(watch);
    };
  }, [ticketId]);
}
