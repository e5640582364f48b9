import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '../../platform/database/database';

export interface CodeRow {
  id: string;
  inbox_id: string;
  scene: string;
  client_id: string;
  name: string;
  days: number | null;
  campaign: string;
  team_id: string | null;
  agent_id: string | null;
  greeting: string;
  url: string | null;
  ends_at: Date | null;
  fault: string | null;
  disabled_at: Date | null;
  deleted_at: Date | null;
  created_at: Date;
  created_by_id: string;
  created_by: string;
  version: number;
}

export interface CountedCode extends CodeRow {
  scans: number;
  people: number;
  followers: number;
  tickets: number;
  last_scan_at: Date | null;
}

export type NewCode = Omit<CodeRow, 'url' | 'ends_at' | 'fault' | 'disabled_at' | 'deleted_at' | 'version'>;

const COUNTED = `select c.*, s.* from wechat_code c cross join lateral (
  select count(*)::int as scans, count(distinct external_id)::int as people, count(*) filter (where followed)::int as followers,
    count(distinct ticket_id)::int as tickets, max(at) as last_scan_at from wechat_scan where code_id = c.id) s`;

@Injectable()
export class CodesRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, deleted ones last. */
  ofInbox(inboxId: string): Promise<CountedCode[]> {
    return this.database.rows<CountedCode>(
      `${COUNTED} where c.inbox_id = $1 order by c.deleted_at is not null, c.created_at desc, c.id desc`,
      [inboxId],
    );
  }

  counted(id: string): Promise<CountedCode | null> {
    return this.database.row<CountedCode>(`${COUNTED} where c.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<CodeRow | null> {
    return tx.row<CodeRow>('select * from wechat_code where id = $1 and deleted_at is null for update', [id]);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<CodeRow | null> {
    return sql.row<CodeRow>('select * from wechat_code where created_by_id = $1 and client_id = $2', [
      agentId,
      clientId,
    ]);
  }

  /** False when this client made it before. */
  async insert(tx: Tx, code: NewCode): Promise<boolean> {
    const columns = Object.keys(code);
    const rows = await tx.rows(
      `insert into wechat_code (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})
       on conflict (created_by_id, client_id) do nothing returning id`,
      Object.values(code),
    );
    return rows.length > 0;
  }

  async save(tx: Tx, c: CodeRow): Promise<void> {
    await tx.rows(
      `update wechat_code set name = $2, campaign = $3, team_id = $4, agent_id = $5, greeting = $6, disabled_at = $7,
         deleted_at = $8, version = version + 1 where id = $1`,
      [c.id, c.name, c.campaign, c.team_id, c.agent_id, c.greeting, c.disabled_at, c.deleted_at],
    );
  }

  async keepPicture(id: string, url: string, endsAt: Date | null): Promise<void> {
    await this.database.rows('update wechat_code set url = $2, ends_at = $3, fault = null where id = $1', [
      id,
      url,
      endsAt,
    ]);
  }

  async keepFault(id: string, fault: string): Promise<void> {
    await this.database.rows('update wechat_code set fault = $2 where id = $1', [id, fault]);
  }
}
