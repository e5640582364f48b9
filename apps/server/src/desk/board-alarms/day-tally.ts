import type { Database } from '../../platform/database/database';
import type { EventLog, StoredEvent } from '../../platform/events/event-log';

export interface DayCounts {
  met: number;
  breached: number;
}
type WithInbox = StoredEvent & { inboxId: string | null };

const TYPES = ['reply_window.answered', 'reply_window.reopened', 'reply_window.breached'];
const WITH_INBOX = {
  column: ', b.inbox_id as "inboxId"',
  join: 'left join lateral (select inbox_id from ticket where ticket.id = desk_event.ticket_id) b on true',
};
const PAGE = 5_000;

/** Today's kept and breached windows by team and inbox, from events alone: midnight's once, then only what is new. */
export class DayTally {
  private day = '';
  private position = '';
  private byGroup = new Map<string, DayCounts>();
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly events: EventLog,
    private readonly database: Database,
  ) {}

  async read(day: string, from: Date): Promise<void> {
    if (day !== this.day) await this.begin(day, from);
    for (;;) {
      const page = await this.events.some<WithInbox>(this.position, TYPES, PAGE, WITH_INBOX);
      page.events.filter(({ at }) => at >= from).forEach((event) => this.count(event));
      this.position = page.at ?? this.position;
      if (!page.more) return;
    }
  }

  /** The position is taken first: what is stored meanwhile is met twice and counted once. */
  private async begin(day: string, from: Date): Promise<void> {
    this.position = await this.events.position(this.database);
    this.byGroup = new Map();
    this.versions.clear();
    (await this.events.ofTypes<WithInbox>(from, TYPES, WITH_INBOX)).forEach((event) => this.count(event));
    this.day = day;
  }

  of({ teamId, inboxId }: { teamId: string | null; inboxId: string | null }): DayCounts {
    return this.byGroup.get(teamId ? `team ${teamId}` : `inbox ${inboxId}`) ?? { met: 0, breached: 0 };
  }

  private count({ subjectId, version, type, payload, teamId, inboxId }: WithInbox): void {
    if (version <= (this.versions.get(subjectId) ?? 0)) return;
    this.versions.set(subjectId, version);
    const breached = type === 'reply_window.breached' ? 1 : 0;
    const met = payload.met ? (type === 'reply_window.answered' ? 1 : type === 'reply_window.reopened' ? -1 : 0) : 0;
    for (const group of [`team ${teamId}`, `inbox ${inboxId}`]) {
      const counts = this.byGroup.get(group) ?? { met: 0, breached: 0 };
      this.byGroup.set(group, { met: counts.met + met, breached: counts.breached + breached });
    }
  }
}
