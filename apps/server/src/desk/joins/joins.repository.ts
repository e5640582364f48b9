import { Injectable } from '@nestjs/common';
import type { FactChanges } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

export interface JoinRow {
  id: string;
  survivorId: string;
  otherId: string;
  otherName: string;
  moved: string[];
  facts: FactChanges;
  byName: string;
  at: Date;
  undoUntil: Date;
  undoneAt: Date | null;
}
type NewJoin = Omit<JoinRow, 'otherName' | 'undoneAt'> & { clientId: string; byAgentId: string };

const SELECT = `select j.id, j.survivor_id as "survivorId", j.other_id as "otherId", o.name as "otherName", j.moved, j.facts,
  j.by_name as "byName", j.at, j.undo_until as "undoUntil", j.undone_at as "undoneAt"
  from contact_join j join contact o on o.id = j.other_id`;

/** What each join showed under whom and which facts it changed: all that is needed to take it apart. */
@Injectable()
export class JoinsRepository {
  constructor(private readonly database: Database) {}

  byClient(sql: Sql, agentId: string, clientId: string): Promise<JoinRow | null> {
    return sql.row(`${SELECT} where j.by_agent_id = $1 and j.client_id = $2`, [agentId, clientId]);
  }

  byId(id: string, sql: Sql = this.database): Promise<JoinRow | null> {
    return sql.row(`${SELECT} where j.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<JoinRow | null> {
    return sql.row(`${SELECT} where j.id = $1 for update of j`, [id]);
  }

  standing(survivorId: string, sql: Sql = this.database): Promise<JoinRow[]> {
    return sql.rows(`${SELECT} where j.survivor_id = $1 and j.undone_at is null order by j.at desc, j.id desc`, [
      survivorId,
    ]);
  }

  async insert(sql: Sql, join: NewJoin): Promise<boolean> {
    const inserted = await sql.row(
      `insert into contact_join (id, survivor_id, other_id, moved, facts, client_id, by_agent_id, by_name, at, undo_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (by_agent_id, client_id) do nothing returning id`,
      [
        ...[join.id, join.survivorId, join.otherId, join.moved, JSON.stringify(join.facts)],
        ...[join.clientId, join.byAgentId, join.byName, join.at, join.undoUntil],
      ],
    );
    return inserted !== null;
  }

  async undo(sql: Sql, id: string, byId: string, at: Date): Promise<void> {
    await sql.rows('update contact_join set undone_at = $2, undone_by_id = $3 where id = $1', [id, at, byId]);
  }

  async setFacts(sql: Sql, id: string, facts: FactChanges): Promise<void> {
    await sql.rows('update contact_join set facts = $2 where id = $1', [id, JSON.stringify(facts)]);
  }
}
