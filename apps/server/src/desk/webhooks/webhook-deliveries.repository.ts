import { Injectable } from '@nestjs/common';
import type { WebhookAttempt } from '#contract';
import { Database, type Sql } from '../../platform/database/database';
import { storableJson, storableText } from '../../platform/database/storable';

export interface PlannedDelivery {
  id: string;
  event_id: string;
  event_xid: string;
  type: string;
  lane: string;
  ticket_id: string | null;
}

export interface ClaimedDelivery {
  id: string;
  webhookId: string;
  eventId: string;
  lane: string;
  attempts: number;
  firstTriedAt: Date;
}

export interface DeliveryRow {
  id: string;
  event_id: string;
  event_xid: string;
  type: string;
  number: string | null;
  state: 'queued' | 'sending' | 'sent' | 'failed';
  attempts: number;
  created_at: Date;
  due_at: Date;
  done_at: Date | null;
  last_status: number | null;
  last_error: string | null;
}

export type AttemptEnd =
  | { state: 'sent' | 'failed'; dueAt: null }
  /** Tried again at that time, and all that stands behind it in its lane not before. */
  | { state: 'queued'; dueAt: Date };

const PLANNED = 'id uuid, event_id bigint, event_xid xid8, type text, lane uuid, ticket_id uuid';
const INSERT = `insert into webhook_delivery (id, webhook_id, event_id, event_xid, type, lane, ticket_id, state, due_at, created_at)`;

@Injectable()
export class WebhookDeliveriesRepository {
  constructor(private readonly database: Database) {}

  /** Moves the cursor and plans what was found in one statement; false when another process has moved it. */
  async plan(webhookId: string, from: string, to: string, planned: PlannedDelivery[], now: Date): Promise<boolean> {
    const [[fromXid, fromId], [toXid, toId]] = [from.split(':'), to.split(':')];
    const moved = await this.database.row(
      `with moved as (update webhook set cursor_xid = $4::xid8, cursor_id = $5
         where id = $1 and enabled and cursor_xid = $2::xid8 and cursor_id = $3 returning id),
       planned as (${INSERT} select p.id, moved.id, p.event_id, p.event_xid, p.type, p.lane, p.ticket_id, 'queued', $7, $7
         from json_to_recordset($6::json) as p(${PLANNED}), moved on conflict do nothing)
       select id from moved`,
      [webhookId, fromXid, fromId, toXid, toId, storableJson(planned), now],
    );
    return moved !== null;
  }

  /** Plans events again: those never planned, those that failed, and with `all` those that were taken too. */
  async replan(webhookId: string, planned: PlannedDelivery[], all: boolean, now: Date): Promise<number> {
    const rows = await this.database.rows(
      `${INSERT} select p.id, $1, p.event_id, p.event_xid, p.type, p.lane, p.ticket_id, 'queued', $3, $3
       from json_to_recordset($2::json) as p(${PLANNED})
       on conflict (webhook_id, event_id) do update set state = 'queued', attempts = 0, due_at = excluded.due_at, first_tried_at = null, done_at = null
       where webhook_delivery.state = 'failed' or ($4 and webhook_delivery.state = 'sent') returning id`,
      [webhookId, storableJson(planned), now, all],
    );
    return rows.length;
  }

  async again(webhookId: string, id: string, now: Date): Promise<boolean> {
    const row = await this.database.row(
      `update webhook_delivery set state = 'queued', attempts = 0, due_at = $3, first_tried_at = null, done_at = null
       where id = $2 and webhook_id = $1 and state <> 'sending' returning id`,
      [webhookId, id, now],
    );
    return row !== null;
  }

  /** What waited for a webhook that was off need not wait for its next turn. */
  async hurry(sql: Sql, webhookId: string, now: Date): Promise<void> {
    await sql.rows(`update webhook_delivery set due_at = $2 where webhook_id = $1 and state = 'queued'`, [
      webhookId,
      now,
    ]);
  }

  /** Claims due rows, and of each lane only the first: what happened to one ticket is told in its order. */
  claim(webhookId: string, limit: number, now: Date): Promise<ClaimedDelivery[]> {
    return this.database.rows<ClaimedDelivery>(
      `update webhook_delivery set state = 'sending', started_at = $3, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, $3)
       where id in (select d.id from webhook_delivery d where d.webhook_id = $1 and d.state = 'queued' and d.due_at <= $3
         and not exists (select from webhook_delivery e where e.webhook_id = d.webhook_id and e.lane = d.lane
           and e.state in ('queued', 'sending') and (e.event_xid, e.event_id) < (d.event_xid, d.event_id))
         order by d.due_at, d.event_xid, d.event_id limit $2 for update skip locked)
       returning id, webhook_id as "webhookId", event_id::text as "eventId", lane, attempts, first_tried_at as "firstTriedAt"`,
      [webhookId, limit, now],
    );
  }

  /** When something becomes due that is not yet: what is due and waits for its place is no reason to look again. */
  async nextDueAt(now: Date): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(d.due_at) as at from webhook w cross join lateral
         (select due_at from webhook_delivery where webhook_id = w.id and state = 'queued' and due_at > $1 order by due_at limit 1) d
       where w.enabled and w.deleted_at is null`,
      [now],
    );
    return row?.at ?? null;
  }

  async end(d: ClaimedDelivery, end: AttemptEnd, attempt: Omit<WebhookAttempt, 'at'> & { at: Date }): Promise<void> {
    const error = attempt.error?.slice(0, 500) ?? null;
    await this.database.rows(
      `with ended as (update webhook_delivery set state = $2, due_at = coalesce($3, due_at), last_status = $4, last_error = $5,
           done_at = case when $2 = 'queued' then null else $6::timestamptz end
         where id = $1 and state = 'sending' and attempts = $7 returning id),
       behind as (update webhook_delivery set due_at = coalesce($3, $6) where webhook_id = $10 and lane = $11 and state = 'queued'
         and id <> $1 and ($2 = 'queued' or $7 > 1))
       insert into webhook_attempt (delivery_id, at, duration_ms, status, excerpt, error) select id, $6, $8, $4, $9, $5 from ended`,
      [
        ...[d.id, end.state, end.dueAt, attempt.status, error, attempt.at, d.attempts, attempt.durationMs],
        ...[storableText(attempt.excerpt), d.webhookId, d.lane],
      ],
    );
  }

  /** Taken by a process that stopped or fell: their outcome is unknown, and their id makes a repeat harmless. */
  async release(before: Date, ids: string[] | null = null): Promise<void> {
    await this.database.rows(
      `update webhook_delivery set state = 'queued' where state = 'sending' and started_at < $1 and ($2::uuid[] is null or id = any($2))`,
      [before, ids],
    );
  }

  page(webhookId: string, state: string | null, before: string[] | null, limit: number): Promise<DeliveryRow[]> {
    const [xid, id] = before ?? [null, null];
    return this.database.rows(
      `select d.id, d.event_id::text, d.event_xid::text, d.type, t.number, d.state, d.attempts, d.created_at, d.due_at, d.done_at, d.last_status, d.last_error
       from webhook_delivery d left join ticket t on t.id = d.ticket_id
       where d.webhook_id = $1 and ($2::text is null or d.state = $2) and ($3::text is null or (d.event_xid, d.event_id) < ($3::xid8, $4::bigint))
       order by d.event_xid desc, d.event_id desc limit $5`,
      [webhookId, state, xid, id, limit],
    );
  }

  async eventOf(webhookId: string, id: string): Promise<string | null> {
    const row = await this.database.row<{ event: string }>(
      'select event_id::text as event from webhook_delivery where webhook_id = $1 and id = $2',
      [webhookId, id],
    );
    return row?.event ?? null;
  }

  attempts(id: string): Promise<(Omit<WebhookAttempt, 'at'> & { at: Date })[]> {
    return this.database.rows(
      `select at, duration_ms as "durationMs", status, excerpt, error from webhook_attempt where delivery_id = $1
       order by webhook_attempt.id desc limit 100`,
      [id],
    );
  }

  /** How many still wait, per webhook. */
  async waiting(): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ id: string; n: number }>(
      `select webhook_id as id, count(*)::int as n from webhook_delivery where state in ('queued', 'sending') group by webhook_id`,
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  async forget(before: Date, limit: number): Promise<number> {
    const gone = await this.database.rows(
      `delete from webhook_delivery where id in (select id from webhook_delivery where done_at < $1 limit $2) returning id`,
      [before, limit],
    );
    return gone.length;
  }
}
