const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** 90 s as 1.5 minutes, 7,200 s as 2 hours, in the reader's language. */
export function durationText(seconds: number, locale: string): string {
  const { unit, seconds: each } = UNITS.find((one) => seconds >= one.seconds) ?? UNITS[2];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    seconds / each,
  );
}

/** What a class of durations is called: below its end, from its beginning to its end, or from its beginning on. */
export function classText(edges: readonly number[], index: number, locale: string): string {
  const [least, below] = [edges[index - 1], edges[index]];
  if (least === undefined) return `< ${durationText(below!, locale)}`;
  if (below === undefined) return `≥ ${durationText(least, locale)}`;
  return `${durationText(least, locale)} – ${durationText(below, locale)}`;
}
