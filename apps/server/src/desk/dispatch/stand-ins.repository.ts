import { Injectable } from '@nestjs/common';
import type { StandInView } from '#contract';
import type { StandIn } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';

export interface StandInRow {
  id: string;
  agent_id: string;
  stand_in_id: string;
  from_at: Date | null;
  until_at: Date | null;
  by_id: string;
  by_name: string;
  created_at: Date;
  client_id: string;
}

@Injectable()
export class StandInsRepository {
  constructor(private readonly database: Database) {}

  /** Those that stand now or will, in the order in which they were made. */
  standing(now: Date, sql: Sql = this.database): Promise<StandInRow[]> {
    return sql.rows<StandInRow>(
      'select * from stand_in where ended_at is null and (until_at is null or until_at > $1) order by created_at, id',
      [now],
    );
  }

  /** Two saved at once could each be without a loop and together make one. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.rows(`select pg_advisory_xact_lock(hashtext('stand-ins'))`);
  }

  byClient(tx: Tx, byId: string, clientId: string): Promise<StandInRow | null> {
    return tx.row<StandInRow>('select * from stand_in where by_id = $1 and client_id = $2', [byId, clientId]);
  }

  async insert(tx: Tx, row: StandInRow): Promise<void> {
    const names = Object.keys(row);
    await tx.rows(
      `insert into stand_in (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  lock(tx: Tx, id: string): Promise<StandInRow | null> {
    return tx.row<StandInRow>('select * from stand_in where id = $1 and ended_at is null for update', [id]);
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.rows('update stand_in set ended_at = $2 where id = $1', [id, at]);
  }
}

export const standInOf = (r: StandInRow): StandIn => ({
  agentId: r.agent_id,
  standInId: r.stand_in_id,
  from: r.from_at,
  until: r.until_at,
});

export const standInView = (r: StandInRow): StandInView => ({
  id: r.id,
  agentId: r.agent_id,
  standInId: r.stand_in_id,
  fromAt: r.from_at && r.from_at.toISOString(),
  untilAt: r.until_at && r.until_at.toISOString(),
  byName: r.by_name,
  createdAt: r.created_at.toISOString(),
});
