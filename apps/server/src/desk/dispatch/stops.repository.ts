import { Injectable } from '@nestjs/common';
import type { DispatchStop } from '#contract';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { insertOnce } from '../records/record-rows';

export interface StopRow {
  id: string;
  agent_id: string;
  from_at: Date;
  until_at: Date;
  reason: string;
  by_id: string;
  by_name: string;
  created_at: Date;
  ended_at: Date | null;
  ended_by_id: string | null;
  ended_by_name: string | null;
  client_id: string;
  version: number;
}

export type NewStop = Omit<StopRow, 'ended_at' | 'ended_by_id' | 'ended_by_name' | 'version'>;

@Injectable()
export class StopsRepository {
  constructor(private readonly database: Database) {}

  running(): Promise<StopRow[]> {
    return this.database.rows<StopRow>('select * from dispatch_stop where ended_at is null');
  }

  /** The newest first; of everybody when `agentIds` is null. Those that are over only when one agent is asked for. */
  list(agentIds: string[] | null, agentId: string | undefined, limit: number): Promise<StopRow[]> {
    return this.database.rows<StopRow>(
      `select * from dispatch_stop where ($1::uuid[] is null or agent_id = any($1))
         and ($2::uuid is null and ended_at is null or agent_id = $2) order by from_at desc, id desc limit $3`,
      [agentIds, agentId ?? null, limit],
    );
  }

  lock(tx: Tx, id: string): Promise<StopRow | null> {
    return tx.row<StopRow>('select * from dispatch_stop where id = $1 for update', [id]);
  }

  byClient(sql: Sql, byId: string, clientId: string): Promise<StopRow | null> {
    return sql.row<StopRow>('select * from dispatch_stop where by_id = $1 and client_id = $2', [byId, clientId]);
  }

  insert(tx: Tx, row: NewStop): Promise<boolean> {
    return insertOnce(tx, 'dispatch_stop', 'by_id, client_id', row);
  }

  /** Runs whose time is over, locked for who ends them; others' are passed over. */
  over(tx: Tx, now: Date, limit: number): Promise<StopRow[]> {
    return tx.rows<StopRow>(
      'select * from dispatch_stop where ended_at is null and until_at <= $1 order by until_at limit $2 for update skip locked',
      [now, limit],
    );
  }

  async nextEnd(): Promise<Date | null> {
    const row = await this.database.row<{ at: Date | null }>(
      'select min(until_at) as at from dispatch_stop where ended_at is null',
    );
    return row?.at ?? null;
  }

  async end(tx: Tx, row: StopRow): Promise<void> {
    await tx.rows(
      'update dispatch_stop set ended_at = $2, ended_by_id = $3, ended_by_name = $4, version = $5 where id = $1',
      [row.id, row.ended_at, row.ended_by_id, row.ended_by_name, row.version],
    );
  }
}

export const stopView = (r: StopRow): DispatchStop => ({
  id: r.id,
  agentId: r.agent_id,
  fromAt: r.from_at.toISOString(),
  untilAt: r.until_at.toISOString(),
  reason: r.reason,
  byName: r.by_name,
  createdAt: r.created_at.toISOString(),
  endedAt: r.ended_at && r.ended_at.toISOString(),
  endedByName: r.ended_by_name,
  version: r.version,
});
