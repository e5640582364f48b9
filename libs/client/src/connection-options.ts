/** `polling`: the feed is not proven to flow, so screens fetch snapshots until it is. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'polling';

export interface DeskConnectionOptions {
  /** Origin of the server; empty for the page's own. */
  url: string;
  /** Position of the snapshot that the screens stand on. */
  position: string | null;
  /** Milliseconds, for a desk with other needs and for tests. */
  timing?: Partial<Timing>;
  /** Handshake headers where there are no cookies (Node). */
  headers?: Record<string, string>;
}

export interface Timing {
  heartbeatMs: number;
  probeEveryMs: number;
  probeTimeoutMs: number;
  answerTimeoutMs: number;
  reconnectMs: number;
  reconnectMaxMs: number;
}

/** A heartbeat every 20 s, a probe every 30 s that must be back within 5 (DESIGN section 4). */
export const TIMING: Timing = {
  heartbeatMs: 20_000,
  probeEveryMs: 30_000,
  probeTimeoutMs: 5_000,
  answerTimeoutMs: 10_000,
  reconnectMs: 500,
  reconnectMaxMs: 10_000,
};
