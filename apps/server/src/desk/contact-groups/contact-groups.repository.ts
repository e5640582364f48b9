import { Injectable } from '@nestjs/common';
import type { ContactGroup, ContactGroupRow } from '#contract';
import { Database, type Sql, type Tx } from '../../platform/database/database';

const COLUMNS = 'g.id, g.name, g.next_id as "nextId", g.version';

@Injectable()
export class ContactGroupsRepository {
  constructor(private readonly database: Database) {}

  list(sql: Sql): Promise<ContactGroup[]> {
    return sql.rows<ContactGroup>(
      `select ${COLUMNS} from contact_group g where deleted_at is null order by lower(name), id`,
    );
  }

  counted(): Promise<ContactGroupRow[]> {
    return this.database.rows<ContactGroupRow>(
      `select ${COLUMNS}, (select count(distinct coalesce(c.joined_into, c.id))::int from contact c
         where c.groups <> '{}' and c.groups @> array[g.id]) as people
       from contact_group g where deleted_at is null order by lower(name), id`,
    );
  }

  async insert(tx: Tx, group: { id: string; name: string; clientId: string; byId: string }): Promise<boolean> {
    const made = await tx.rows(
      `insert into contact_group (id, name, client_id, by_id, version) values ($1, $2, $3, $4, 1)
       on conflict (by_id, client_id) do nothing returning id`,
      [group.id, group.name, group.clientId, group.byId],
    );
    return made.length > 0;
  }

  byClient(tx: Tx, byId: string, clientId: string): Promise<ContactGroup | null> {
    return tx.row<ContactGroup>(`select ${COLUMNS} from contact_group g where by_id = $1 and client_id = $2`, [
      byId,
      clientId,
    ]);
  }

  lock(tx: Tx, id: string): Promise<ContactGroup | null> {
    return tx.row<ContactGroup>(
      `select ${COLUMNS} from contact_group g where id = $1 and deleted_at is null for update`,
      [id],
    );
  }

  /** Where contacts go over to counts from the moment it was set. */
  async save(tx: Tx, { id, name, nextId }: ContactGroup, at: Date): Promise<void> {
    await tx.rows(
      `update contact_group set name = $2, next_id = $3, version = version + 1,
         next_since = case when $3::uuid is null then null when next_id is not distinct from $3 then next_since else $4 end
       where id = $1`,
      [id, name, nextId, at],
    );
  }

  /** Which group follows which, of those that are there. */
  async next(sql: Sql): Promise<Map<string, string>> {
    const rows = await sql.rows<{ id: string; next_id: string }>(
      'select id, next_id from contact_group where next_id is not null and deleted_at is null',
    );
    return new Map(rows.map(({ id, next_id }) => [id, next_id]));
  }

  async delete(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.rows('update contact_group set deleted_at = $2, version = version + 1 where id = $1', [id, at]);
  }

  /**
   * Whether a policy as it is now, or a rule, asks for it; one without it would ask for nobody, or for everybody. Or whether
   * contacts of another group go over to it.
   */
  async isAsked(tx: Tx, id: string): Promise<boolean> {
    const asked = await tx.row(
      `select from (
         (select distinct on (id) conditions from service_policy order by id, version desc)
         union all select conditions from automation_rule) held
       where held.conditions -> 'contactGroups' ? $1
       union all select from contact_group where next_id = $1::uuid and deleted_at is null limit 1`,
      [id],
    );
    return asked !== null;
  }
}
