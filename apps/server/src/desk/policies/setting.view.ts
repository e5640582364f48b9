import type { SettingRow } from '#contract';
import { type SettingKey, SETTINGS } from '#domain';
import { historyOf, valueAt } from './setting-history';
import type { SettingEntry } from './settings.repository';

/** What holds now, since when, and everything written before and for later, newest first. */
export function settingView(key: SettingKey, all: SettingEntry[], now: Date): SettingRow {
  const entries = all.filter((entry) => entry.key === key);
  const begun = entries
    .filter(({ effective_at }) => effective_at <= now)
    .map(({ effective_at }) => effective_at.getTime());
  return {
    key,
    value: valueAt(historyOf(entries), key, now),
    unit: SETTINGS[key].unit,
    rule: SETTINGS[key].source,
    effectiveAt: begun.length > 0 ? new Date(Math.max(...begun)).toISOString() : null,
    history: entries
      .map(({ value, effective_at, by_name, created_at }) => ({
        value,
        effectiveAt: effective_at.toISOString(),
        byName: by_name,
        createdAt: created_at.toISOString(),
      }))
      .reverse()
      .sort((a, b) => (a.effectiveAt < b.effectiveAt ? 1 : a.effectiveAt > b.effectiveAt ? -1 : 0)),
  };
}
