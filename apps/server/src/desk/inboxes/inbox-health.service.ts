import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Inbox } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { SettingsService } from '../policies/settings.service';
import { InboxHealthRepository } from './inbox-health.repository';

/** Wakes when an inbox's line came up or broke. */
export const INBOX_HEALTH = 'inbox-health';
const MARK_EVERY_MS = 10_000;
const REFUSALS_EVERY_MS = 2_000;

export interface StateReport {
  state: Inbox['health']['state'];
  error: string | null;
}

/** Keeps how each inbox's line is, and the deadline of the alarm when it breaks. */
@Injectable()
export class InboxHealth implements OnModuleDestroy {
  private readonly logger = new Logger(InboxHealth.name);
  private readonly marked = new Map<string, number>();
  private readonly turns = new Map<string, Promise<void>>();
  private refusals = new Map<string, { inboxId: string; code: string; count: number }>();
  private writing: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: InboxHealthRepository,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.writing);
    await this.writeRefusals();
  }

  /** In the order of the reports: a line says that it connects and that it is connected in one breath. */
  set(id: string, report: StateReport): Promise<void> {
    const turn = (this.turns.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => this.change(id, report));
    this.turns.set(id, turn);
    return turn;
  }

  /** Channels report with every message; only what is news takes a lock. */
  private async change(id: string, report: StateReport): Promise<void> {
    const held = await this.repository.state(id);
    if (!held || isSame(held, report)) return;
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + (await this.settings.at('channel.down', now)) * 1000);
    await this.database.transaction(async (tx) => {
      const locked = await this.repository.lockState(tx, id);
      if (!locked || isSame(locked, report)) return;
      await this.repository.setState(tx, id, report);
      await this.remember(tx, id, report, now, dueAt);
      tx.afterCommit(() => this.wake.up(INBOX_HEALTH));
    });
  }

  /** A try to connect is no change: between two failures it would fill the history of an outage with itself. */
  private async remember(tx: Tx, id: string, report: StateReport, now: Date, dueAt: Date): Promise<void> {
    const { last, wasUp } = await this.repository.past(tx, id);
    if (report.state !== 'connecting' && report.state !== last) await this.repository.recordChange(tx, id, report, now);
    if (report.state === 'connected' || report.state === 'off') await this.repository.forgetAlarm(tx, id);
    else if (wasUp) await this.repository.expectAlarm(tx, id, now, dueAt, report.error);
  }

  /** Counted here and written together: whoever floods us with false calls must not write a row with each. */
  refused(inboxId: string, code: string): void {
    const key = `${inboxId} ${code}`;
    const known = this.refusals.get(key) ?? { inboxId, code, count: 0 };
    known.count += 1;
    this.refusals.set(key, known);
    this.writing ??= setTimeout(() => void this.writeRefusals(), REFUSALS_EVERY_MS).unref();
  }

  private async writeRefusals(): Promise<void> {
    const counted = [...this.refusals.values()];
    this.refusals = new Map();
    this.writing = undefined;
    if (counted.length === 0) return;
    await this.repository.addRefusals(counted, this.clock.now()).then(
      () => this.wake.up(INBOX_HEALTH),
      (error: unknown) => this.logger.warn(`refused input not counted: ${String(error)}`),
    );
  }

  async mark(id: string, direction: 'in' | 'out'): Promise<void> {
    if (this.isTime(`${direction} ${id}`)) await this.repository.mark(id, direction, this.clock.now());
  }

  /** Every message of a busy inbox would otherwise queue for the inbox's one row. */
  private isTime(key: string): boolean {
    const now = performance.now();
    if (now - (this.marked.get(key) ?? -Infinity) < MARK_EVERY_MS) return false;
    this.marked.set(key, now);
    return true;
  }
}

const isSame = (a: StateReport, b: StateReport): boolean => a.state === b.state && a.error === b.error;
