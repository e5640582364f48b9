import { Injectable } from '@nestjs/common';
import type { CalendarFeed, CalendarFeedMade } from '#contract';
import { AuditLog } from '../../platform/auth/audit-log';
import { hashToken, newToken } from '../../platform/auth/tokens';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { CalendarFeedsRepository, type FeedRow } from './calendar-feeds.repository';

/** An agent's own link: made, replaced, turned off. It is shown when it is made and never again. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly repository: CalendarFeedsRepository,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async state(me: Acting): Promise<CalendarFeed> {
    return viewOf(await this.repository.of(me.agentId));
  }

  make(me: Acting): Promise<CalendarFeedMade> {
    return this.database.transaction(async (tx) => {
      const token = newToken();
      const row = await this.repository.put(tx, me.agentId, hashToken(token), this.clock.now());
      await this.write(tx, me, 'made');
      return { ...viewOf(row), path: `/api/agenda.ics?key=${token}` };
    });
  }

  setNames(me: Acting, names: boolean): Promise<CalendarFeed> {
    return this.database.transaction(async (tx) => {
      const row = found(await this.repository.setNames(tx, me.agentId, names));
      await this.write(tx, me, names ? 'named' : 'unnamed');
      return viewOf(row);
    });
  }

  turnOff(me: Acting): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (await this.repository.remove(tx, me.agentId)) await this.write(tx, me, 'turned_off');
    });
  }

  private write(tx: Tx, { agentId, name, ip }: Acting, act: string): Promise<void> {
    return this.audit.write({ agentId, agentName: name, subject: name, ip, act: `calendar_feed.${act}` }, tx);
  }
}

const viewOf = (row: FeedRow | null): CalendarFeed => ({
  madeAt: row && row.made_at.toISOString(),
  readAt: row?.read_at?.toISOString() ?? null,
  names: row?.names ?? false,
});
