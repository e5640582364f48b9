export interface TimeSpan {
  from: Date;
  to: Date;
}

/** Seconds of `online` inside `within`, less those in which dispatch was suspended; overlapping spans count once. */
export function willingSeconds(online: readonly TimeSpan[], suspended: readonly TimeSpan[], within: TimeSpan): number {
  const bounds = [...online, ...suspended].flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
  const [first, last] = [within.from.getTime(), within.to.getTime()];
  const cuts = [...new Set([first, last, ...bounds.filter((at) => at > first && at < last)])].sort((a, b) => a - b);
  const covers = (spans: readonly TimeSpan[], at: number): boolean =>
    spans.some(({ from, to }) => from.getTime() <= at && at < to.getTime());
  const counted = cuts.slice(0, -1).map((from, i) => {
    return covers(online, from) && !covers(suspended, from) ? cuts[i + 1]! - from : 0;
  });
  return Math.round(counted.reduce((sum, ms) => sum + ms, 0) / 1000);
}
