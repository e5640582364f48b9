import { Injectable } from '@nestjs/common';
import type { Recomputation } from '#contract';
import { DomainError } from '#domain';
import { AuditLog } from '../../platform/auth/audit-log';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import type { Acting } from '../setup/acting';

/** So few at a time that nobody who replies on one of these tickets has to wait. */
const BATCH = 40;

/** Wakes who works off the list. */
export const RECOMPUTATIONS = 'recomputations';

interface Row {
  id: string;
  because: Recomputation['because'];
  by_name: string;
  started_at: Date;
  total: number | null;
  done: number;
  moved: number;
  finished_at: Date | null;
  stopped_at: Date | null;
  stopped_by_name: string | null;
}

const RUNNING = 'finished_at is null and stopped_at is null';

/** One job at a time, as rows: it goes on after a crash where it was, and a newer cause takes over from an older one. */
@Injectable()
export class Recomputations {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** In the transaction of what changed, so that no change goes without. */
  async ask(tx: Tx, by: Acting, because: Recomputation['because']): Promise<void> {
    await tx.rows('select pg_advisory_xact_lock(1795300018)');
    const now = this.clock.now();
    await tx.rows(`update recomputation set stopped_at = $1, stopped_by_name = null where ${RUNNING}`, [now]);
    await tx.rows('insert into recomputation (id, because, by_id, by_name, started_at) values ($1, $2, $3, $4, $5)', [
      newId(),
      because,
      by.agentId,
      by.name,
      now,
    ]);
    tx.afterCommit(() => this.wake.up(RECOMPUTATIONS));
  }

  async newest(sql: Sql = this.database): Promise<Recomputation | null> {
    const row = await sql.row<Row>('select * from recomputation order by started_at desc, id desc limit 1');
    return row && view(row);
  }

  /** What is left stays as it was set before. */
  stop(by: Acting): Promise<Recomputation | null> {
    return this.database.transaction(async (tx) => {
      const stopped = await tx.rows(
        `update recomputation set stopped_at = $1, stopped_by_name = $2 where ${RUNNING} returning id`,
        [this.clock.now(), by.name],
      );
      if (stopped.length === 0) throw new DomainError('recomputation_ended');
      const act = { agentId: by.agentId, agentName: by.name, act: 'recomputation.stopped', subject: '', ip: by.ip };
      await this.audit.write(act, tx);
      return this.newest(tx);
    });
  }

  /** The running job with its tickets listed; null when there is none. Asked for every batch, so it locks only to list them. */
  async running(): Promise<{ id: string; because: string } | null> {
    const row = await this.database.row<Row>(`select * from recomputation where ${RUNNING}`);
    if (!row) return null;
    if (row.total === null) await this.list(row.id);
    return { id: row.id, because: row.because };
  }

  /** Some tickets of the job that nobody works on now, taken off the list if the transaction commits. */
  async take(tx: Tx, id: string): Promise<string[]> {
    const taken = await tx.row<{ ticket_ids: string[] }>(
      `delete from recomputation_batch where recomputation_id = $1 and number = (
         select number from recomputation_batch where recomputation_id = $1 order by number limit 1 for update skip locked)
       returning ticket_ids`,
      [id],
    );
    return taken?.ticket_ids ?? [];
  }

  async count(tx: Tx, id: string, done: number, moved: number): Promise<void> {
    await tx.rows('update recomputation set done = done + $2, moved = moved + $3 where id = $1', [id, done, moved]);
  }

  async finish(id: string): Promise<void> {
    await this.database.rows(
      `update recomputation set finished_at = $2 where id = $1 and ${RUNNING}
         and not exists (select from recomputation_batch where recomputation_id = $1)`,
      [id, this.clock.now()],
    );
  }

  /** Once, whoever comes first: a job that another process has listed, or that ended meanwhile, is left alone. */
  private list(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const unlisted = `select from recomputation where id = $1 and total is null and ${RUNNING} for update`;
      if (!(await tx.row(unlisted, [id]))) return;
      await tx.rows('delete from recomputation_batch where recomputation_id <> $1', [id]);
      await tx.rows(
        `with open as (
           select id, (row_number() over (order by id) - 1) / $2 as number from ticket where status in ('open', 'waiting', 'on_hold')),
         listed as (
           insert into recomputation_batch (recomputation_id, number, ticket_ids)
           select $1, number, array_agg(id order by id) from open group by number returning cardinality(ticket_ids) as tickets)
         update recomputation set total = (select coalesce(sum(tickets), 0) from listed) where id = $1`,
        [id, BATCH],
      );
    });
  }
}

const iso = (at: Date | null): string | null => at && at.toISOString();

const view = (r: Row): Recomputation => ({
  id: r.id,
  because: r.because,
  byName: r.by_name,
  startedAt: r.started_at.toISOString(),
  total: r.total,
  done: r.done,
  moved: r.moved,
  finishedAt: iso(r.finished_at),
  stoppedAt: iso(r.stopped_at),
  stoppedByName: r.stopped_by_name,
});
