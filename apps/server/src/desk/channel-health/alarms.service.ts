import { Injectable } from '@nestjs/common';
import type { ChannelHealth, EventMap, InboxAlarm } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import { SettingsService } from '../policies/settings.service';
import { DESK } from '../tickets/ticket-change';
import { type AlarmRow, AlarmsRepository, type LockedInbox } from './alarms.repository';
import { AlarmLettersRepository } from './alarm-letters.repository';

type AlarmEvent = 'inbox_alarm.raised' | 'inbox_alarm.ended';

const AT_ONCE = 50;
/** A restart of the desk stops its lines for a moment; an outage does not end with that. */
const OFF_FOR_GOOD_MS = 60_000;

/** Alarms about inboxes: told once when trouble has lasted too long, and once when it is over. */
@Injectable()
export class Alarms {
  constructor(
    private readonly database: Database,
    private readonly repository: AlarmsRepository,
    private readonly letters: AlarmLettersRepository,
    private readonly settings: SettingsService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async standing(): Promise<InboxAlarm[]> {
    return (await this.repository.standing()).map(alarmView);
  }

  async standingWithLetters(): Promise<ChannelHealth['alarms']> {
    const [rows, counts] = await Promise.all([this.repository.standing(), this.repository.letterCounts()]);
    return rows.map((row) => ({ ...alarmView(row), mails: counts.get(row.id) ?? { sent: 0, waiting: 0 } }));
  }

  /** Raises what is due and ends what is over; answers when the next may be due. */
  async settle(): Promise<Date | null> {
    const now = this.clock.now();
    const unsentSeconds = await this.settings.at('channel.unsent', now);
    const late = await this.repository.late(unsentSeconds, now);
    for (const alarm of await this.repository.standing())
      await this.endIfOver(alarm, now, alarm.kind === 'unsent' && !late.some((one) => one.inboxId === alarm.inboxId));
    for (const alarm of await this.repository.due(now, AT_ONCE)) await this.raiseDown(alarm, now);
    for (const unsent of late) await this.raiseUnsent(unsent, now);
    return this.repository.next(unsentSeconds);
  }

  private raiseDown({ id, inboxId }: AlarmRow, now: Date): Promise<void> {
    return this.locked(inboxId, async (tx, inbox) => {
      const alarm = await this.repository.lock(tx, id);
      if (!alarm || alarm.raisedAt) return;
      if (!inbox.enabled || inbox.state === 'connected') return this.repository.drop(tx, id);
      await this.repository.raise(tx, id, now);
      await this.tellRaised(tx, inbox, { ...alarm, raisedAt: now }, now);
    });
  }

  private raiseUnsent(unsent: Parameters<AlarmsRepository['openUnsent']>[1], now: Date): Promise<void> {
    return this.locked(unsent.inboxId, async (tx, inbox) => {
      const opened = await this.repository.openUnsent(tx, unsent, now);
      if (opened) await this.tellRaised(tx, inbox, opened, now);
    });
  }

  private endIfOver({ id, inboxId, kind }: AlarmRow, now: Date, sent: boolean): Promise<void> {
    return this.locked(inboxId, async (tx, inbox) => {
      const back = kind === 'unsent' ? sent : inbox.state === 'connected';
      if (!back && !(await this.givenUp(tx, inboxId, inbox, now))) return;
      const alarm = await this.repository.lock(tx, id);
      if (!alarm) return;
      await this.repository.end(tx, id, now);
      await this.tell(tx, 'inbox_alarm.ended', { view: alarmView(alarm), name: inbox.name, back }, now);
      await this.letters.writeEnded(tx, id, back, now);
    });
  }

  /** Switched off, or no longer listened to: nothing that could come back. */
  private async givenUp(tx: Tx, inboxId: string, { enabled, state }: LockedInbox, now: Date): Promise<boolean> {
    if (!enabled) return true;
    const since = state === 'off' ? await this.repository.lastChangeAt(tx, inboxId) : null;
    return since !== null && now.getTime() - since.getTime() > OFF_FOR_GOOD_MS;
  }

  private async tellRaised(tx: Tx, { name }: LockedInbox, alarm: AlarmRow, now: Date): Promise<void> {
    await this.tell(tx, 'inbox_alarm.raised', { view: alarmView(alarm), name }, now);
    await this.letters.writeRaised(tx, alarm.id, now);
  }

  private async tell<T extends AlarmEvent>(tx: Tx, type: T, payload: EventMap[T], at: Date): Promise<void> {
    const subjectId = payload.view.inboxId;
    const version = await this.repository.nextVersion(tx, subjectId);
    await this.events.append(tx, [{ subjectKind: 'inbox', subjectId, version, type, payload, actor: DESK, at }]);
  }

  /** The inbox first, as whoever reports its state does: alarms of one inbox never wait for each other in a ring. */
  private locked(inboxId: string, work: (tx: Tx, inbox: LockedInbox) => Promise<void>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const inbox = await this.repository.lockInbox(tx, inboxId);
      if (inbox) await work(tx, inbox);
    });
  }
}

const alarmView = ({ id, inboxId, kind, since, raisedAt, error }: AlarmRow): InboxAlarm => ({
  id,
  inboxId,
  kind,
  since: since.toISOString(),
  raisedAt: (raisedAt ?? since).toISOString(),
  error,
});
