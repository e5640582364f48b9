import { Injectable } from '@nestjs/common';
import type { ComparedContact, ComparedIdentity } from '#domain';
import { Database, type Sql } from '../../platform/database/database';
import { personOf } from '../contacts/person';

export interface Pair {
  a: string;
  b: string;
}
type Compared = ComparedContact & { id: string; joinedInto: string | null };

/** A number that many share would pair everybody with everybody. */
const AT_MOST = 5;

/** Pairs of contacts that may be one person, found by what can be looked up in an index. */
@Injectable()
export class DoublesRepository {
  constructor(private readonly database: Database) {}

  /** Persons that share a number, an address, an account or a union id with a contact; `phone` is compared as it is kept. */
  candidates(sql: Sql, ids: readonly string[]): Promise<{ id: string; otherId: string }[]> {
    const look = (from: string) => `(select coalesce(o.joined_into, o.id) as id from ${from} limit ${AT_MOST})`;
    return sql.rows(
      `select distinct c.id, f.id as "otherId" from contact c cross join lateral (
         ${look(`contact o where o.phone = c.phone and o.id <> c.id`)} union all
         ${look(`contact o where lower(o.email) = lower(c.email) and o.id <> c.id`)} union all
         ${look(`identity i join contact o on o.id = i.contact_id where i.external_id = lower(c.email) and i.channel = 'email' and o.id <> c.id`)} union all
         ${look(`identity m join identity i on i.external_id = m.external_id and i.channel = m.channel and i.inbox_id <> m.inbox_id
            join contact o on o.id = i.contact_id where m.contact_id = c.id and o.id <> c.id`)} union all
         ${look(`identity m join identity i on i.union_id = m.union_id and i.id <> m.id
            join contact o on o.id = i.contact_id where m.contact_id = c.id and o.id <> c.id`)}) f
       where c.id = any($1::uuid[]) and c.joined_into is null and f.id <> c.id`,
      [ids],
    );
  }

  async compared(ids: readonly string[], sql: Sql = this.database): Promise<Map<string, Compared>> {
    type Row = Compared & { identities: (Omit<ComparedIdentity, 'lastSeenAt'> & { lastSeenAt: string })[] };
    const rows = await sql.rows<Row>(
      `select c.id, c.name, c.phone, c.email, c.company, c.joined_into as "joinedInto", coalesce((
         select json_agg(json_build_object('inboxId', i.inbox_id, 'channel', i.channel, 'externalId', i.external_id,
           'unionId', i.union_id, 'lastSeenAt', i.last_seen_at))
         from contact m join identity i on i.contact_id = m.id where m.id = c.id or m.joined_into = c.id), '[]') as identities
       from contact c where c.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(
      rows.map((row) => [
        row.id,
        { ...row, identities: row.identities.map((i) => ({ ...i, lastSeenAt: new Date(i.lastSeenAt) })) },
      ]),
    );
  }

  /** What was found before and holds no longer goes; what a person said no to stays said. */
  async replace(sql: Sql, ids: readonly string[], pairs: readonly Pair[]): Promise<void> {
    await sql.rows(
      `delete from contact_double where dismissed_at is null and (a_id = any($1::uuid[]) or b_id = any($1::uuid[]))`,
      [ids],
    );
    await sql.rows(
      `insert into contact_double (a_id, b_id) select distinct least(a, b), greatest(a, b)
       from json_to_recordset($1::json) as p(a uuid, b uuid) order by 1, 2 on conflict do nothing`,
      [JSON.stringify(pairs)],
    );
  }

  /** Ids of the persons that this one may be the same as. */
  async of(id: string, sql: Sql = this.database): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select o.id from (select case d.a_id when p.id then d.b_id else d.a_id end as id
         from (select ${personOf('$1')} as id) p join contact_double d on p.id in (d.a_id, d.b_id) and d.dismissed_at is null) f
       join contact o on o.id = f.id and o.joined_into is null order by o.id limit 20`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  async dismiss(sql: Sql, id: string, otherId: string, byId: string, at: Date): Promise<boolean> {
    const row = await sql.row(
      `update contact_double set dismissed_at = $3, dismissed_by_id = $4
       where a_id = least($1::uuid, $2::uuid) and b_id = greatest($1::uuid, $2::uuid) and dismissed_at is null returning a_id`,
      [id, otherId, at, byId],
    );
    return row !== null;
  }
}
