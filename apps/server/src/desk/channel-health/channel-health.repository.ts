import { Injectable } from '@nestjs/common';
import type { ChannelHealth } from '#contract';
import { Database } from '../../platform/database/database';

type Change = ChannelHealth['history'][number];
type OfInbox<T> = T & { inboxId: string };
interface Unsent {
  count: number;
  oldestAt: Date;
  error: string | null;
}
interface Troubled {
  failed: number;
  unknown: number;
  error: string | null;
  at: Date | null;
}

const CHANGES_SHOWN = 12;

/** Figures about inboxes that their own rows don't hold; each is read for all of them at once. */
@Injectable()
export class ChannelHealthRepository {
  constructor(private readonly database: Database) {}

  unsent(): Promise<OfInbox<Unsent>[]> {
    return this.database.rows(
      `select inbox_id as "inboxId", count(*)::int as count, min(created_at) as "oldestAt",
         (array_agg(last_error order by created_at))[1] as error
       from delivery where state in ('queued', 'sending') group by inbox_id`,
    );
  }

  troubled(since: Date): Promise<OfInbox<Troubled>[]> {
    return this.database.rows(
      `select inbox_id as "inboxId", count(*) filter (where state = 'failed')::int as failed,
         count(*) filter (where state = 'unknown')::int as unknown,
         (array_agg(last_error order by done_at desc))[1] as error, max(done_at) as at
       from delivery where state in ('failed', 'unknown') and done_at > $1 group by inbox_id`,
      [since],
    );
  }

  quarantined(): Promise<OfInbox<{ count: number }>[]> {
    return this.database.rows(
      `select inbox_id as "inboxId", count(*)::int as count from receipt where state = 'quarantined' group by inbox_id`,
    );
  }

  refused(since: Date): Promise<OfInbox<{ code: string; count: number; lastAt: Date }>[]> {
    return this.database.rows(
      `select inbox_id as "inboxId", code, sum(count)::int as count, max(last_at) as "lastAt" from inbox_refusal
       where last_at > $1 group by inbox_id, code order by count desc, code`,
      [since],
    );
  }

  async changes(): Promise<OfInbox<Change>[]> {
    const rows = await this.database.rows<OfInbox<Omit<Change, 'at'>> & { at: Date }>(
      `select i.id as "inboxId", c.state, c.error, c.at from inbox i
       cross join lateral (select id, state, error, at from inbox_state_change
         where inbox_id = i.id order by id desc limit $1) c order by i.id, c.id desc`,
      [CHANGES_SHOWN],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async dropOldRefusals(before: Date): Promise<void> {
    await this.database.rows('delete from inbox_refusal where hour < $1', [before]);
  }
}
