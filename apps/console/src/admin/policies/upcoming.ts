import type { SettingRow } from '#contract';

/** The next value that is written down but does not hold yet. */
export function upcomingOf(
  { history }: Pick<SettingRow, 'history'>,
  now: number,
): SettingRow['history'][number] | null {
  const future = history.filter(({ effectiveAt }) => Date.parse(effectiveAt) > now);
  return future.sort((a, b) => Date.parse(a.effectiveAt) - Date.parse(b.effectiveAt))[0] ?? null;
}
