/**
 * The clock time in what somebody typed: 9, 930, 0930, 9:30, 9：30, 9.30 and 24:00 where it ends something.
 * Null when it is none.
 */
export function typedTime(text: string, asEnd = false): string | null {
  const parts = /^(\d{1,2})(?:[:：.]?([0-5]\d))?$/.exec(text.trim());
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour > 24 || (hour === 24 && (!asEnd || minute > 0))) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
