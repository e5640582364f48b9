import { type DatedValue, type SettingKey, SETTINGS, settingValue, type WindowPolicy } from '#domain';
import type { SettingEntry } from './settings.repository';

export type SettingHistory = ReadonlyMap<string, readonly DatedValue<number>[]>;

export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

export function historyOf(entries: SettingEntry[]): SettingHistory {
  const byKey = new Map<string, DatedValue<number>[]>();
  for (const { key, value, effective_at } of entries)
    byKey.set(key, [...(byKey.get(key) ?? []), { value, from: effective_at }]);
  return byKey;
}

export const valueAt = (history: SettingHistory, key: SettingKey, at: Date): number =>
  settingValue(key, history.get(key) ?? [], at);

export const windowPolicyAt = (history: SettingHistory, at: Date): WindowPolicy => ({
  windowSeconds: valueAt(history, 'reply.window', at),
  remindSeconds: valueAt(history, 'reply.remind', at),
  leadSeconds: valueAt(history, 'reply.lead', at),
});

const LADDER: readonly string[] = ['reply.remind', 'reply.lead', 'reply.window'] satisfies SettingKey[];

/** True when, from `from` on and at every later dated value, remind <= lead <= window (DOMAIN W1, W13). */
export function ladderHolds(history: SettingHistory, from: Date): boolean {
  const dates = LADDER.flatMap((key) => (history.get(key) ?? []).map((dated) => dated.from));
  return [from, ...dates.filter((date) => date > from)].every((at) => {
    const { remindSeconds, leadSeconds, windowSeconds } = windowPolicyAt(history, at);
    return remindSeconds <= leadSeconds && leadSeconds <= windowSeconds;
  });
}

export const onLadder = (key: string): boolean => LADDER.includes(key);
