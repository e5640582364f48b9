import type { BoardAlarm, DeskEvent } from '#contract';
import { leads } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';

/** Thresholds that stand crossed, kept by the feed. */
export class StandingThresholds {
  private readonly alarms = new Map<string, BoardAlarm>();
  private readonly versions = new Map<string, number>();

  load(alarms: readonly BoardAlarm[]): void {
    alarms.forEach((alarm) => this.put(alarm));
  }

  apply(event: DeskEvent): void {
    if (event.subject.kind === 'board_alarm') this.put((event.payload as { view: BoardAlarm }).view);
  }

  of(me: Principal, teamId?: string): BoardAlarm[] {
    return [...this.alarms.values()].filter(
      ({ ledByTeamId }) => leads(me, ledByTeamId) && (!teamId || ledByTeamId === teamId),
    );
  }

  private put(alarm: BoardAlarm): void {
    if (alarm.version <= (this.versions.get(alarm.id) ?? 0)) return;
    this.versions.set(alarm.id, alarm.version);
    if (alarm.clearedAt) this.alarms.delete(alarm.id);
    else this.alarms.set(alarm.id, alarm);
  }
}
