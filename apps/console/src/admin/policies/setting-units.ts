export type ShownUnit = 'clock' | 'seconds' | 'minutes' | 'hours' | 'days' | 'count' | 'points' | 'percent' | 'yuan';

const SECONDS_IN = { seconds: 1, minutes: 60, hours: 3600 } as const;
type TimeUnit = keyof typeof SECONDS_IN;
const SHOWN_UNITS: Record<string, readonly ShownUnit[]> = {
  seconds: ['seconds', 'minutes', 'hours'],
  clock: ['clock'],
  minutes: ['minutes'],
  days: ['days'],
  count: ['count'],
  points: ['points'],
  percent: ['percent'],
  yuan: ['yuan'],
};

/** A stored number in the words people use: 1800 seconds are 30 minutes, 7200 are 2 hours, 9 stay 9 seconds. */
export function shownSetting(value: number, unit: string): { amount: number; unit: ShownUnit } {
  if (unit !== 'seconds') return { amount: value, unit: shownUnits(unit)[0]! };
  const fitting = (['hours', 'minutes'] as const).find((name) => value > 0 && value % SECONDS_IN[name] === 0);
  return fitting ? { amount: value / SECONDS_IN[fitting], unit: fitting } : { amount: value, unit: 'seconds' };
}

/** A time of the local day as people write it: 990 minutes after midnight are 16:30. */
export const clockText = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The units a person may type a setting in; a unit we don't know is counted. */
export function shownUnits(unit: string): readonly ShownUnit[] {
  return SHOWN_UNITS[unit] ?? ['count'];
}

/** What is stored for an amount typed in a shown unit. */
export function storedSetting(amount: number, shown: ShownUnit, unit: string): number {
  return unit === 'seconds' && shown in SECONDS_IN ? amount * SECONDS_IN[shown as TimeUnit] : amount;
}

/** Remind does not come after the team lead is told, nor that after the window ends (DOMAIN W1, W13). */
export function ladderFault(ladder: {
  remind: number;
  lead: number;
  window: number;
}): 'lead_after_window' | 'remind_after_lead' | null {
  if (ladder.lead > ladder.window) return 'lead_after_window';
  return ladder.remind > ladder.lead ? 'remind_after_lead' : null;
}

/** The group a key is listed under: its first word, with the rest under 'other'. */
export function settingGroup(
  key: string,
): 'reply' | 'callbacks' | 'promises' | 'leads' | 'calls' | 'violations' | 'channels' | 'registers' | 'other' {
  return GROUPS[key.split('.')[0]!] ?? 'other';
}

const GROUPS: Record<string, ReturnType<typeof settingGroup>> = {
  reply: 'reply',
  callback: 'callbacks',
  callbacks: 'callbacks',
  promise: 'promises',
  parts: 'registers',
  day: 'registers',
  report: 'callbacks',
  appointment: 'promises',
  leads: 'leads',
  revenue: 'leads',
  talk: 'calls',
  ring: 'calls',
  violation: 'violations',
  amount: 'violations',
  backlog: 'registers',
  complaint: 'registers',
  completeness: 'registers',
  channel: 'channels',
  repeat: 'violations',
  automation: 'other',
  satisfaction: 'callbacks',
};
