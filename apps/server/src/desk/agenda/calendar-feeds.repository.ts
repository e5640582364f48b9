import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';

export interface FeedRow {
  agent_id: string;
  names: boolean;
  made_at: Date;
  read_at: Date | null;
}

const COLUMNS = 'agent_id, names, made_at, read_at';

@Injectable()
export class CalendarFeedsRepository {
  constructor(private readonly database: Database) {}

  of(agentId: string): Promise<FeedRow | null> {
    return this.database.row<FeedRow>(`select ${COLUMNS} from calendar_feed where agent_id = $1`, [agentId]);
  }

  byToken(tokenHash: string): Promise<FeedRow | null> {
    return this.database.row<FeedRow>(`select ${COLUMNS} from calendar_feed where token_hash = $1`, [tokenHash]);
  }

  /** A new link; the one before is gone, and whether contacts are named stays as it was. */
  async put(sql: Sql, agentId: string, tokenHash: string, at: Date): Promise<FeedRow> {
    const row = await sql.row<FeedRow>(
      `insert into calendar_feed (agent_id, token_hash, names, made_at) values ($1, $2, false, $3)
       on conflict (agent_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at, read_at = null
       returning ${COLUMNS}`,
      [agentId, tokenHash, at],
    );
    return row!;
  }

  setNames(sql: Sql, agentId: string, names: boolean): Promise<FeedRow | null> {
    return sql.row<FeedRow>(`update calendar_feed set names = $2 where agent_id = $1 returning ${COLUMNS}`, [
      agentId,
      names,
    ]);
  }

  /** False when there was none. */
  async remove(sql: Sql, agentId: string): Promise<boolean> {
    const gone = await sql.rows('delete from calendar_feed where agent_id = $1 returning agent_id', [agentId]);
    return gone.length > 0;
  }

  async read(agentId: string, at: Date): Promise<void> {
    await this.database.rows('update calendar_feed set read_at = $2 where agent_id = $1', [agentId, at]);
  }
}
