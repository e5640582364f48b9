export type CallQuality = 'good' | 'fair' | 'poor';

/** Counters of what has been heard so far, from a browser's statistics; seconds where they measure time. */
export interface Heard {
  received: number;
  lost: number;
  jitter: number;
  roundTrip: number | null;
}

/** Reads the statistics of one moment. */
export function heardIn(stats: { forEach(each: (report: Record<string, unknown>) => void): void }): Heard {
  const heard: Heard = { received: 0, lost: 0, jitter: 0, roundTrip: null };
  stats.forEach((report) => {
    if (report.type === 'inbound-rtp' && report.kind === 'audio') {
      heard.received += number(report.packetsReceived);
      heard.lost += Math.max(0, number(report.packetsLost));
      heard.jitter = Math.max(heard.jitter, number(report.jitter));
    }
    if (report.type === 'candidate-pair' && report.nominated === true && report.currentRoundTripTime !== undefined)
      heard.roundTrip = number(report.currentRoundTripTime);
  });
  return heard;
}

/**
 * How a call sounds, from what was heard between two moments. One word in twenty lost or 300 ms to the other side is
 * noticed, one in seven or 600 ms makes talking hard (ITU-T G.114 and G.107 draw the lines near there). Nothing
 * received at all is poor. Null before there is anything to compare.
 */
export function callQuality(before: Heard | null, now: Heard): CallQuality | null {
  if (!before) return null;
  const received = now.received - before.received;
  const lost = Math.max(0, now.lost - before.lost);
  if (received <= 0) return 'poor';
  const share = lost / (received + lost);
  const delay = (now.roundTrip ?? 0) / 2 + now.jitter * 2;
  if (share > 0.15 || delay > 0.3) return 'poor';
  return share > 0.05 || delay > 0.15 ? 'fair' : 'good';
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
