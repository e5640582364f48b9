import { Injectable } from '@nestjs/common';
import type { ForbiddenPhrase } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

@Injectable()
export class PhrasesRepository {
  constructor(private readonly database: Database) {}

  all(sql: Sql = this.database): Promise<ForbiddenPhrase[]> {
    return sql.rows<ForbiddenPhrase>('select id, phrase, better, enabled from forbidden_phrase order by id');
  }

  lock(sql: Sql, id: string): Promise<ForbiddenPhrase | null> {
    return sql.row<ForbiddenPhrase>(
      'select id, phrase, better, enabled from forbidden_phrase where id = $1 for update',
      [id],
    );
  }

  async save(sql: Sql, { id, phrase, better, enabled }: ForbiddenPhrase): Promise<void> {
    await sql.rows(
      `insert into forbidden_phrase (id, phrase, better, enabled) values ($1, $2, $3, $4)
       on conflict (id) do update set phrase = excluded.phrase, better = excluded.better, enabled = excluded.enabled`,
      [id, phrase, better, enabled],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.rows('delete from forbidden_phrase where id = $1', [id]);
  }
}
