import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Tx } from '../../platform/database/database';

@Injectable()
export class GroupTurnsRepository {
  constructor(private readonly database: Database) {}

  /** The turn of a month ('YYYY-MM-01'), begun where nobody has; null once it is done. */
  async begin(month: string, at: Date): Promise<{ personId: string | null } | null> {
    await this.database.rows(
      'insert into contact_group_turn (month, began_at) values ($1, $2) on conflict do nothing',
      [month, at],
    );
    return this.database.row<{ personId: string | null }>(
      'select person_id as "personId" from contact_group_turn where month = $1 and done_at is null',
      [month],
    );
  }

  /** Which group follows which, as it was set before a moment. */
  async nextBefore(sql: Sql, at: Date): Promise<Map<string, string>> {
    const rows = await sql.rows<{ id: string; next_id: string }>(
      `select g.id, g.next_id from contact_group g join contact_group n on n.id = g.next_id and n.deleted_at is null
       where g.deleted_at is null and g.next_since < $1`,
      [at],
    );
    return new Map(rows.map(({ id, next_id }) => [id, next_id]));
  }

  /** People who are in one of these groups, in the order of their ids, after one of them. */
  async peopleAfter(groupIds: readonly string[], after: string | null, most: number): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      `select distinct coalesce(c.joined_into, c.id) as id from contact c
       where c.groups <> '{}' and c.groups && $1::uuid[] and ($2::uuid is null or coalesce(c.joined_into, c.id) > $2)
       order by id limit $3`,
      [groupIds, after, most],
    );
    return rows.map(({ id }) => id);
  }

  /** True for one caller alone, who turns this person in the same transaction; the others wait for it and get false. */
  async take(tx: Tx, month: string, personId: string): Promise<boolean> {
    const taken = await tx.rows(
      `update contact_group_turn set person_id = $2, turned = turned + 1
       where month = $1 and done_at is null and (person_id is null or person_id < $2) returning month`,
      [month, personId],
    );
    return taken.length > 0;
  }

  async end(month: string, at: Date): Promise<void> {
    await this.database.rows('update contact_group_turn set done_at = $2 where month = $1 and done_at is null', [
      month,
      at,
    ]);
  }
}
