import type { Notice, Preferences } from '#contract';

export type Sound = NonNullable<Preferences['sound']>;
export const DEFAULT_SOUND: Sound = { scope: 'mine', volume: 0.6, repeat: false };

const ALARMS: ReadonlySet<Notice['kind']> = new Set([
  'reminder',
  'lead_reminder',
  'breach',
  'resolution_reminder',
  'resolution_breach',
  'unassignable',
  'escalated',
  'no_solution',
  'automation',
  'promise_reminder',
  'promise_breach',
  'part_reminder',
  'part_overdue',
  'handover',
  'bad_survey',
  'inbox_down',
  'inbox_unsent',
  'complaint_severe',
  'board_alarm_raised',
  'work_report_reminded',
]);

/** What concerns the agent's own tickets, and the channels that only those are told of who look after them; the rest is the team's. */
const OWN: ReadonlySet<Notice['kind']> = new Set([
  'assigned',
  'new_message',
  'reminder',
  'breach',
  'resolution_reminder',
  'resolution_breach',
  'escalated',
  'no_solution',
  'automation',
  'promise_reminder',
  'promise_breach',
  'part_reminder',
  'part_late',
  'part_arrived',
  'part_overdue',
  'handover',
  'bad_survey',
  'day_check',
  'inbox_down',
  'inbox_unsent',
  'inbox_back',
  'complaint_severe',
  'complaint_given',
  'lead_returned',
  'taken_over',
  'whisper',
  'board_alarm_raised',
  'board_alarm_cleared',
  'violation_confirmed',
  'violation_appealed',
  'violation_upheld',
  'violation_reversed',
  'work_report_reminded',
  'work_report_missed',
]);

/** The tune for a notice, or null where the agent wants to hear nothing of its kind. */
export function tuneOf(notice: Notice, { scope }: Sound): 'message' | 'alarm' | null {
  const { kind } = notice;
  // Who set the threshold decides whether it is heard; the end of an alarm disturbs nobody.
  if ('alarmId' in notice && (!notice.sound || kind === 'board_alarm_cleared')) return null;
  if (scope === 'off' || (scope === 'mine' && !OWN.has(kind))) return null;
  return ALARMS.has(kind) ? 'alarm' : 'message';
}
