import type { Alarm } from '#contract';

export interface AlarmGroup {
  /** The oldest of its kind and place: the one to look at first. */
  alarm: Alarm;
  count: number;
}

/**
 * Alarms of one kind and one place (inbox, else team) as one line, the oldest first: when nobody can take anything, a
 * hundred tickets are one trouble.
 */
export function groupAlarms(alarms: readonly Alarm[]): AlarmGroup[] {
  const groups = new Map<string, AlarmGroup>();
  for (const alarm of [...alarms].sort((a, b) => a.since.localeCompare(b.since))) {
    const place = `${alarm.kind} ${alarm.inboxId ?? alarm.teamId}`;
    const group = groups.get(place);
    if (group) group.count += 1;
    else groups.set(place, { alarm, count: 1 });
  }
  return [...groups.values()];
}
