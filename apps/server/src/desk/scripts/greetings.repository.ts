import { personOf } from '../contacts/person';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Greeting, greetingWrite } from '#contract';
import { Database, type Sql } from '../../platform/database/database';

export type GreetingWrite = z.output<typeof greetingWrite>;

const SELECT = `select id, inbox_id as "inboxId", audience, hours, "from", "to", text, position, enabled from greeting`;

@Injectable()
export class GreetingsRepository {
  constructor(private readonly database: Database) {}

  all(inboxId: string | null = null): Promise<Greeting[]> {
    return this.database.rows<Greeting>(
      `${SELECT} where $1::uuid is null or inbox_id = $1 order by inbox_id, position, id`,
      [inboxId],
    );
  }

  lock(sql: Sql, id: string): Promise<Greeting | null> {
    return sql.row<Greeting>(`${SELECT} where id = $1 for update`, [id]);
  }

  async save(sql: Sql, id: string, g: GreetingWrite): Promise<void> {
    await sql.rows(
      `insert into greeting (id, inbox_id, audience, hours, "from", "to", text, position, enabled)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set inbox_id = excluded.inbox_id, audience = excluded.audience, hours = excluded.hours,
         "from" = excluded."from", "to" = excluded."to", text = excluded.text, position = excluded.position,
         enabled = excluded.enabled`,
      [id, g.inboxId, g.audience, g.hours, g.from, g.to, g.text, g.position, g.enabled],
    );
  }

  async delete(sql: Sql, id: string): Promise<void> {
    await sql.rows('delete from greeting where id = $1', [id]);
  }

  inbox(id: string): Promise<{ name: string; team_id: string | null } | null> {
    return this.database.row('select name, team_id from inbox where id = $1', [id]);
  }

  contact(id: string): Promise<{ name: string; company: string | null } | null> {
    return this.database.row(`select name, company from contact where id = ${personOf('$1')}`, [id]);
  }
}
