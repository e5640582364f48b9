/** Seconds of what an agent typed for a duration: "3" is minutes, "3:20" and "1:02:05" are clocks; null when it is neither. */
export function secondsTyped(text: string): number | null {
  const clock = text.trim().replaceAll('：', ':');
  if (!/^\d{1,4}(:[0-5]?\d){0,2}$/.test(clock)) return null;
  const parts = clock.split(':').map(Number);
  if (parts.length === 1) return parts[0]! * 60;
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}
