import type { Notice, Preferences } from '#contract';

export type Sound = NonNullable<Preferences['sound']>;
export const DEFAULT_SOUND: Sound = { scope: 'mine', volume: 0.6, repeat: false };

const ALARMS: ReadonlySet<Notice['kind']> = new Set([
  'reminder',
  'lead_reminder',
  'breach',
  'unassignable',
  'escalated',
  'no_solution',
  'promise_reminder',
  'promise_breach',
  'inbox_down',
  'inbox_unsent',
  'complaint_severe',
]);

/** What concerns the agent's own tickets, and the channels that only those are told of who look after them; the rest is the team's. */
const OWN: ReadonlySet<Notice['kind']> = new Set([
  'assigned',
  'new_message',
  'reminder',
  'breach',
  'escalated',
  'no_solution',
  'promise_reminder',
  'promise_breach',
  'inbox_down',
  'inbox_unsent',
  'inbox_back',
  'complaint_severe',
  'complaint_given',
  'violation_confirmed',
  'violation_appealed',
  'violation_upheld',
  'violation_reversed',
]);

/** The tune for a notice, or null where the agent wants to hear nothing of its kind. */
export function tuneOf({ kind }: Notice, { scope }: Sound): 'message' | 'alarm' | null {
  if (scope === 'off' || (scope === 'mine' && !OWN.has(kind))) return null;
  return ALARMS.has(kind) ? 'alarm' : 'message';
}
