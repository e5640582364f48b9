import { Injectable } from '@nestjs/common';
import type { SettingRow } from '#contract';
import { type SettingKey, SETTINGS, type WindowPolicy } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';
import { wrongField } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { settingView } from './setting.view';
import {
  historyOf,
  ladderHolds,
  onLadder,
  SETTING_KEYS,
  type SettingHistory,
  valueAt,
  windowPolicyAt,
} from './setting-history';
import { SettingsRepository } from './settings.repository';

/** Clocks of screens and servers differ; a date this little in the past still means now. */
const TOLERANCE_MS = 5 * 60_000;

@Injectable()
export class SettingsService {
  private readonly history: Cached<SettingHistory>;

  constructor(
    private readonly database: Database,
    private readonly repository: SettingsRepository,
    private readonly setupLog: SetupLog,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.history = new Cached(wake, async () => historyOf(await this.repository.history()));
  }

  /** The value that held, holds or will hold at that time (law 8). */
  async at(key: SettingKey, at: Date): Promise<number> {
    return valueAt(await this.history.get(), key, at);
  }

  async windowPolicy(at: Date): Promise<WindowPolicy> {
    return windowPolicyAt(await this.history.get(), at);
  }

  async list(): Promise<SettingRow[]> {
    const entries = await this.repository.history();
    return SETTING_KEYS.map((key) => settingView(key, entries, this.clock.now()));
  }

  async write(by: Acting, written: { key: string; value: number; effectiveAt: string }): Promise<SettingRow> {
    const key = SETTING_KEYS.find((known) => known === written.key);
    if (!key) throw wrongField('key', 'unknown');
    const effectiveAt = new Date(written.effectiveAt);
    const now = this.clock.now();
    refuseSenseless(key, written.value);
    // The figures of the past were counted by the rules of their time.
    if (effectiveAt.getTime() < now.getTime() - TOLERANCE_MS) throw wrongField('effectiveAt', 'too_small');
    return this.database.transaction(async (tx) => {
      await this.repository.lock(tx);
      const entry = { key, value: written.value, effectiveAt, byId: by.agentId, byName: by.name, at: now };
      await this.repository.append(tx, entry);
      await this.refuseBrokenLadder(tx, key, effectiveAt);
      const detail = { value: written.value, effectiveAt: effectiveAt.toISOString() };
      const subject = { area: 'settings', subjectId: newId(), subject: key };
      await this.setupLog.record(tx, by, { ...subject, act: 'setting.written', detail });
      return settingView(key, await this.repository.history(tx), now);
    });
  }

  private async refuseBrokenLadder(tx: Tx, key: SettingKey, from: Date): Promise<void> {
    if (!onLadder(key)) return;
    if (!ladderHolds(historyOf(await this.repository.history(tx)), from)) throw wrongField('value', 'ladder');
  }
}

/** Points may be halves; everything else is counted in whole ones, and a window of no seconds can't be kept. */
function refuseSenseless(key: SettingKey, value: number): void {
  if (SETTINGS[key].unit !== 'points' && !Number.isInteger(value)) throw wrongField('value', 'invalid_format');
  if (value < (onLadder(key) ? 1 : 0)) throw wrongField('value', 'too_small');
  if (SETTINGS[key].unit === 'clock' && value >= 24 * 60) throw wrongField('value', 'too_big');
  if (value > 100_000_000) throw wrongField('value', 'too_big');
}
