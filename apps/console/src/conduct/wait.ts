import type { ViolationWindow } from '#contract';

const MINUTE = 60_000;

/** A late wait in whole working minutes; `late` is null while nobody has answered. `share` is the part up to the deadline. */
export function waitOf({ openedAt, dueAt, endedAt, workingSeconds }: ViolationWindow) {
  const promised = (Date.parse(dueAt) - Date.parse(openedAt)) / MINUTE;
  if (endedAt === null || workingSeconds === null) return { waited: Math.round(promised), late: null, share: 0.75 };
  const after = (Date.parse(endedAt) - Date.parse(dueAt)) / MINUTE;
  const waited = Math.floor(workingSeconds / 60);
  const late = Math.max(0, Math.floor(Math.min(after, waited)));
  return { waited, late, share: Math.min(0.95, Math.max(0.05, promised / (promised + Math.max(0, after)))) };
}
