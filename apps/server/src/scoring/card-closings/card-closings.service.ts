import { Injectable } from '@nestjs/common';
import type { CardClosing } from '#contract';
import { DomainError } from '#domain';
import type { Acting } from '../../desk/setup/acting';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { Wake } from '../../platform/wake/wake';
import { CardsService } from '../cards/cards.service';
import { CardClosingsRepository, type ClosingRow } from './card-closings.repository';

/** Wakes who closes. */
export const CARD_CLOSINGS = 'card-closings';
/** Read in one go, and held so long: who crashed with them has let go of them by then. */
const BATCH = 5;
const HELD_MS = 120_000;

/** Closes a month's confirmed cards as a job that shows how far it is, can be stopped, and survives a crash. */
@Injectable()
export class CardClosings {
  constructor(
    private readonly database: Database,
    private readonly repository: CardClosingsRepository,
    private readonly cards: CardsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** The newest closing of a month ('YYYY-MM'); null where nobody asked for one. */
  async of(month: string, sql: Sql = this.database): Promise<CardClosing | null> {
    const row = await this.repository.newest(sql, dayOf(month));
    return row && viewOf(month, row, await this.repository.counts(sql, row.id));
  }

  /** Throws `closing_running` while another of the month has not ended, and `closing_empty` where nothing is confirmed. */
  begin(me: Acting, { month, clientId }: { month: string; clientId: string }): Promise<CardClosing> {
    return this.database.transaction(async (tx) => {
      const asked = { month: dayOf(month), clientId, by: me, at: this.clock.now() };
      const begun = await this.repository.begin(tx, asked);
      if (begun === 'other') throw new DomainError('client_id_reused');
      if (begun === 'running') throw new DomainError('closing_running');
      if (begun !== 'same') {
        const total = await this.repository.list(tx, begun, asked.month);
        if (total === 0) throw new DomainError('closing_empty');
        await this.tell(tx, me, 'cards.closing_begun', { month, total });
        tx.afterCommit(() => this.wake.up(CARD_CLOSINGS));
      }
      return (await this.of(month, tx))!;
    });
  }

  /** What is closed stays closed. Throws `closing_ended` where nothing is running. */
  stop(me: Acting, month: string): Promise<CardClosing> {
    return this.database.transaction(async (tx) => {
      const stopped = await this.repository.stop(tx, dayOf(month), me.name, this.clock.now());
      if (!stopped) throw new DomainError('closing_ended');
      await this.tell(tx, me, 'cards.closing_stopped', { month });
      return (await this.of(month, tx))!;
    });
  }

  /** Closes some cards of the oldest closing; says whether more wait, and else when it is worth looking again. */
  async work(): Promise<{ more: boolean; nextAt: Date | null }> {
    const running = await this.repository.running(this.database);
    if (!running) return { more: false, nextAt: null };
    const now = this.clock.now();
    const until = new Date(now.getTime() + HELD_MS);
    const held = await this.repository.hold(this.database, running.id, BATCH, { now, until });
    if (held.length === 0) {
      await this.repository.end(this.database, running.id, now);
      return { more: false, nextAt: await this.repository.freeAt(this.database, running.id) };
    }
    const by = { agentId: running.by_id, name: running.by_name, ip: running.ip };
    for await (const { cardId, code } of this.cards.closeSome(by, held))
      await this.repository.settle(this.database, running.id, cardId, code);
    return { more: true, nextAt: null };
  }

  private tell(sql: Sql, { agentId, name, ip }: Acting, act: string, detail: Record<string, unknown>): Promise<void> {
    return this.audit.write({ agentId, agentName: name, act, subject: 'cards', detail, ip }, sql);
  }
}

const dayOf = (month: string): string => `${month}-01`;

const viewOf = (
  month: string,
  row: ClosingRow,
  counts: Pick<CardClosing, 'total' | 'closed' | 'refused'>,
): CardClosing => ({
  month,
  ...counts,
  byName: row.by_name,
  askedAt: row.asked_at.toISOString(),
  stoppedAt: row.stopped_at?.toISOString() ?? null,
  stoppedByName: row.stopped_by_name,
  doneAt: row.done_at?.toISOString() ?? null,
});
