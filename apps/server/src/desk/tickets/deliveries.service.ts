import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt, Message } from '#contract';
import { DomainError } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { messageView } from './message.view';
import type { DeliveryEnd, DueDelivery } from './delivery';
import { PASSIVE } from './outgoing';
import { Senders } from './senders';
import { type Actor, DESK } from './ticket-change';
import { TOPIC } from './ticket-changes';
import { TicketsRepository } from './tickets.repository';
import { TicketsService } from './tickets.service';

/** What was said before `d` on the same ticket, and is still to go out. */
const SAID_BEFORE = `select from delivery e where e.ticket_id = d.ticket_id and e.kind = d.kind and e.state in ('queued', 'sending')
  and (e.created_at, e.id) < (d.created_at, d.id)`;

/** The outbox: rows that are due, what became of them, and the state each message shows. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly tickets: TicketsService,
    private readonly senders: Senders,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims due rows of these kinds; each is then this process's alone until it ends or counts as stale. In a chat nothing overtakes
   * what was said before it. Inboxes named in `busy` wait.
   */
  claim(limit: number, kinds: readonly string[], busy: readonly string[] = []): Promise<DueDelivery[]> {
    return this.database.rows<DueDelivery>(
      `update delivery set state = 'sending', started_at = $1, attempts = attempts + 1
       where id in (
         select id from delivery d where state = 'queued' and due_at <= $1 and kind = any($4) and inbox_id <> all($3::uuid[])
           and (kind in ('email', 'chat_email') or not exists (${SAID_BEFORE}))
         order by due_at limit $2 for update skip locked)
       returning id, message_id as "messageId", ticket_id as "ticketId", inbox_id as "inboxId", kind, attempts, started_at as "startedAt"`,
      [this.clock.now(), limit, busy, kinds],
    );
  }

  /** Claims what has waited longest in one inbox, for a line that sends at its own pace; in a chat nothing overtakes here either. */
  claimNextOf(inboxId: string, kind: string): Promise<DueDelivery | null> {
    return this.database.row<DueDelivery>(
      `update delivery set state = 'sending', started_at = $3, attempts = attempts + 1
       where id = (select id from delivery d where state = 'queued' and due_at <= $3 and inbox_id = $1 and kind = $2
           and not exists (${SAID_BEFORE})
         order by created_at, id limit 1 for update skip locked)
       returning id, message_id as "messageId", ticket_id as "ticketId", inbox_id as "inboxId", kind, attempts, started_at as "startedAt"`,
      [inboxId, kind, this.clock.now()],
    );
  }

  /** When the next row comes due; what is due and was not claimed waits for another to end. */
  async nextDueAt(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      `select min(due_at) as at from delivery where state = 'queued' and due_at > $1`,
      [this.clock.now()],
    );
    return row?.at ?? null;
  }

  /**
   * Rows a process took and never ended: they may have gone out, so nobody repeats them blindly (law 3). Where the other side tells a
   * repeat by its id they are simply sent again.
   */
  async markStale(olderThanMs: number): Promise<number> {
    const stale = await this.database.rows<DueDelivery>(
      `select id, message_id as "messageId", ticket_id as "ticketId", inbox_id as "inboxId", kind, attempts, started_at as "startedAt"
       from delivery where state = 'sending' and started_at < $1 limit 100`,
      [new Date(this.clock.now().getTime() - olderThanMs)],
    );
    const again = { state: 'queued' as const, error: 'interrupted', dueAt: this.clock.now() };
    for (const row of stale)
      await this.end(row, this.senders.isRepeatable(row.kind) ? again : { state: 'unknown', error: 'interrupted' });
    return stale.length;
  }

  async end(row: DueDelivery, end: DeliveryEnd): Promise<void> {
    if (end.state === 'queued' && end.untried) return this.putBack(row, end.dueAt);
    await this.database.transaction(async (tx) => {
      const error = 'error' in end ? end.error.slice(0, 500) : null;
      const ended = await tx.row(
        `update delivery set state = $2, last_error = $3, due_at = coalesce($4, due_at), platform_id = $5, done_at = $6
         where id = $1 and state = 'sending' and attempts = $7 returning id`,
        [
          ...[row.id, end.state, error, end.state === 'queued' ? end.dueAt : null],
          ...[
            end.state === 'sent' ? end.platformId : null,
            end.state === 'queued' ? null : this.clock.now(),
            row.attempts,
          ],
        ],
      );
      if (!ended) return;
      await tx.rows(
        'insert into delivery_attempt (delivery_id, started_at, ended_at, outcome, error) values ($1, $2, $3, $4, $5)',
        [...[row.id, row.startedAt, this.clock.now(), end.state, error]],
      );
      if (row.kind !== 'chat_email')
        await this.show(tx, row.ticketId, row.messageId, DESK, { state: end.state, error, attempts: row.attempts });
    });
  }

  /** The platform took it and says later that it did not arrive; nothing when it isn't known as sent. */
  async returned(messageId: string, error: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await tx.row<{ ticketId: string; attempts: number }>(
        `update delivery set state = 'failed', last_error = $2 where message_id = $1 and state in ('sent', 'unknown')
         returning ticket_id as "ticketId", attempts`,
        [messageId, error],
      );
      if (!row) return;
      await this.show(tx, row.ticketId, messageId, DESK, { state: 'failed', error, attempts: row.attempts });
    });
  }

  /** It was to be the answer of a call that did not wait so long: it is sent like a reply. */
  async unanswered(messageId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await tx.row<{ ticketId: string }>(
        `update delivery set state = 'queued', due_at = $3, attempts = 0, started_at = null, done_at = null, platform_id = null
         where message_id = $1 and state = 'sent' and platform_id = $2 returning ticket_id as "ticketId"`,
        [messageId, PASSIVE, this.clock.now()],
      );
      if (!row) return;
      await this.show(tx, row.ticketId, messageId, DESK, { state: 'queued', error: null, attempts: 0 });
      tx.afterCommit(() => this.wake.up(TOPIC.outbox));
    });
  }

  private async putBack({ id, attempts }: DueDelivery, dueAt: Date): Promise<void> {
    await this.database.rows(
      `update delivery set state = 'queued', due_at = $2, started_at = null, attempts = attempts - 1
       where id = $1 and state = 'sending' and attempts = $3`,
      [id, dueAt, attempts],
    );
  }

  /** Every try to send a message, the newest last, in the other side's own words. */
  async attempts(messageId: string): Promise<DeliveryAttempt[]> {
    const rows = await this.database.rows<{ started_at: Date; ended_at: Date; outcome: string; error: string | null }>(
      `select a.started_at, a.ended_at, a.outcome, a.error from delivery_attempt a join delivery d on d.id = a.delivery_id
       where d.message_id = $1 order by a.id limit 200`,
      [messageId],
    );
    return rows.map(({ started_at, ended_at, outcome, error }) => ({
      startedAt: started_at.toISOString(),
      endedAt: ended_at.toISOString(),
      outcome,
      error,
    }));
  }

  /** Sends a failed message again; answers only when a new attempt is queued (ANCHORS 2.A row 14). */
  retry(me: Principal, messageId: string): Promise<Message> {
    return this.database.transaction(async (tx) => {
      const [record] = await this.repository.messagesByIds([messageId], tx);
      if (!record) throw new DomainError('not_found');
      const queued = await tx.row(
        `update delivery set state = 'queued', due_at = $2 where message_id = $1 and state in ('failed', 'unknown') returning id`,
        [messageId, this.clock.now()],
      );
      if (!queued) throw new DomainError('delivery_not_retryable', { state: record.delivery_state });
      await this.show(
        tx,
        record.ticket_id,
        messageId,
        agentActor(me),
        { state: 'queued', error: null, attempts: record.delivery_attempts },
        me,
      );
      tx.afterCommit(() => this.wake.up(TOPIC.outbox));
      return messageView((await this.repository.messagesByIds([messageId], tx))[0]!);
    });
  }

  private async show(
    tx: Tx,
    ticketId: string,
    messageId: string,
    actor: Actor,
    delivery: { state: string; error: string | null; attempts: number },
    me: Principal | null = null,
  ): Promise<void> {
    await tx.rows('update message set delivery_state = $2, delivery_error = $3, delivery_attempts = $4 where id = $1', [
      ...[messageId, delivery.state, delivery.error, delivery.attempts],
    ]);
    await this.tickets.changeIn(tx, ticketId, actor, me, ({ plan }) =>
      plan.take({ type: 'message.delivery_changed', changes: {}, details: { messageId, delivery } }),
    );
  }
}
