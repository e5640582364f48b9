import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';

export interface WaitingGroup {
  teamId: string | null;
  inboxId: string;
  count: number;
  openedAt: Date;
}

@Injectable()
export class BoardFiguresRepository {
  constructor(private readonly database: Database) {}

  /** Contacts who wait, by team and inbox. Tickets without a running window have no due time in the queue. */
  waiting(): Promise<WaitingGroup[]> {
    return this.database.rows(
      `select team_id as "teamId", inbox_id as "inboxId", count(*)::int as count,
         min((reply_window ->> 'openedAt')::timestamptz) as "openedAt"
       from ticket where status in ('open', 'waiting', 'on_hold') and queue_due_at < 'infinity' group by team_id, inbox_id`,
    );
  }

  async loads(): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; n: number }>(
      `select holder_id as id, count(*)::int as n from ticket
       where holder_id is not null and status in ('open', 'waiting', 'on_hold') and status = 'open' group by holder_id`,
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}
