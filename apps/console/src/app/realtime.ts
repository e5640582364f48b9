import { useSyncExternalStore } from 'react';
import type { ConnectionState, DeskConnection } from '#client';
import type {
  BoardUpdate,
  CallSignal,
  ChosenStatus,
  DeskEvent,
  InboxAlarm,
  Notice,
  QueueCounts,
  ServerToConsole,
  Signal,
  Watch,
} from '#contract';

type Stop = () => void;

/** The one socket of this console, as screens see it. Each `on…` returns the way to stop. */
export interface Realtime {
  readonly state: ConnectionState;
  watch(watches: readonly Watch[]): void;
  unwatch(watches: readonly Watch[]): void;
  signal(ticketId: string, kind: 'viewing' | 'typing' | 'left'): void;
  callSignal(signal: CallSignal): void;
  onCallSignal(listener: (signal: CallSignal) => void): Stop;
  onEvents(listener: (events: DeskEvent[]) => void): Stop;
  onSignal(listener: (signal: Signal) => void): Stop;
  onViewers(listener: ServerToConsole['viewers']): Stop;
  onCounts(listener: (counts: QueueCounts) => void): Stop;
  onPresence(listener: (changes: { agentId: string; presence: ChosenStatus }[]) => void): Stop;
  onBoard(listener: (update: BoardUpdate) => void): Stop;
  /** Something about the health of some inbox changed. */
  onTroubles(listener: (troubles: InboxAlarm[]) => void): Stop;
  onNotice(listener: (notice: Notice) => void): Stop;
  /** Too much was missed: fetch snapshots again. */
  onReload(listener: () => void): Stop;
  onState(listener: (state: ConnectionState) => void): Stop;
  /** The newest events, for a snapshot that was on its way while they came. */
  recent(): readonly DeskEvent[];
}

const KEPT_EVENTS = 1_000;
let realtime: Realtime | null = null;

/** Called once per session. */
export function provideRealtime(connection: DeskConnection | null): void {
  realtime = connection && overConnection(connection);
}

export function currentRealtime(): Realtime {
  if (!realtime) throw new Error('No session, no realtime');
  return realtime;
}

/** The same object for as long as the session lasts; a screen that uses it follows the state. */
export function useRealtime(): Realtime {
  const current = currentRealtime();
  useSyncExternalStore(current.onState, () => current.state);
  return current;
}

function overConnection(connection: DeskConnection): Realtime {
  let recent: DeskEvent[] = [];
  connection.events.add((events) => (recent = [...recent, ...events].slice(-KEPT_EVENTS)));
  return {
    get state() {
      return connection.state;
    },
    watch: (watches) => connection.watch(watches),
    unwatch: (watches) => connection.unwatch(watches),
    signal: (ticketId, kind) => connection.signal(ticketId, kind),
    callSignal: (signal) => connection.callSignal(signal),
    onCallSignal: (listener) => connection.callSignals.add(listener),
    onEvents: (listener) => connection.events.add(listener),
    onSignal: (listener) => connection.signals.add(listener),
    onViewers: (listener) => connection.viewers.add(listener),
    onCounts: (listener) => connection.counts.add(listener),
    onPresence: (listener) => connection.presence.add(listener),
    onBoard: (listener) => connection.board.add(listener),
    onTroubles: (listener) => connection.troubles.add(listener),
    onNotice: (listener) => connection.notices.add(listener),
    onReload: (listener) => connection.reloads.add(listener),
    onState: (listener) => connection.states.add(listener),
    recent: () => recent,
  };
}
