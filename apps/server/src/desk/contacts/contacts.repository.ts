import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import { newId } from '../../platform/database/uuid';
import type { ContactRecord } from './contact.view';
import { groupsOf, membersOf, personOf } from './person';

const COLUMNS = `c.id, c.name, c.email, c.phone, c.company, c.address, c.product, c.purchased_on::text, c.remark, c.special, c.locale,
  c.created_at, c.last_seen_at, c.version, ${groupsOf('c.id')} as groups,
  (select json_agg(json_build_object('id', i.id, 'inboxId', i.inbox_id, 'channel', i.channel, 'externalId', i.external_id)
    order by i.created_at) from contact m join identity i on i.contact_id = m.id where m.id = c.id or m.joined_into = c.id) as identities`;

/** One sender of a batch: whom a channel says it is, and the ids a new contact would get. */
export interface Arrival {
  inbox_id: string;
  channel: string;
  external_id: string;
  contact_id: string;
  identity_id: string;
  name: string;
  email: string | null;
  phone: string | null;
  union_id?: string | null;
  at: Date;
}

export interface Arrived {
  inbox_id: string;
  external_id: string;
  contact_id: string;
  identity_id: string;
  created: boolean;
}

export interface Locked {
  id: string;
  version: number;
  name: string;
  joinedInto: string | null;
}

const HAS_DOUBLE = `exists (select from contact_double d join contact o on o.id = case d.a_id when c.id then d.b_id else d.a_id end
  where c.id in (d.a_id, d.b_id) and d.dismissed_at is null and o.joined_into is null)`;

@Injectable()
export class ContactsRepository {
  constructor(private readonly database: Database) {}

  /** The person behind a contact: the one it was joined into, or itself. */
  record(id: string, sql: Sql = this.database): Promise<ContactRecord | null> {
    return sql.row<ContactRecord>(`select ${COLUMNS} from contact c where c.id = ${personOf('$1')}`, [id]);
  }

  records(ids: readonly string[], sql: Sql = this.database): Promise<ContactRecord[]> {
    return sql.rows<ContactRecord>(`select ${COLUMNS} from contact c where c.id = any($1::uuid[])`, [ids]);
  }

  /** People, the newest first. A search finds them by what stands at the contacts joined into them, too. */
  page(search: string | null, after: string[] | null, limit: number, doubles = false): Promise<ContactRecord[]> {
    return this.database.rows<ContactRecord>(
      `select ${COLUMNS} from contact c
       where c.joined_into is null ${doubles ? `and ${HAS_DOUBLE}` : ''}
         and ($1::text is null or c.id in (select coalesce(m.joined_into, m.id) from contact m
           where m.name ilike $1 or m.email ilike $1 or m.phone like $1 or m.company ilike $1))
         and ($2::timestamptz is null or (c.created_at, c.id) < ($2, $3::uuid))
       order by c.created_at desc, c.id desc limit $4`,
      [search && `%${search.replace(/[\\%_]/g, '\\$&')}%`, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** Everybody who is shown as one with this contact, itself among them. */
  async members(sql: Sql, id: string): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(`select id from unnest(${membersOf('$1')}) as id`, [id]);
    return rows.map((row) => row.id);
  }

  /** Locked in one order, so that two who join the same people wait for each other and never in a ring. */
  async lockAll(sql: Sql, ids: readonly string[]): Promise<Locked[]> {
    return sql.rows<Locked>(
      `select id, version, name, joined_into as "joinedInto" from contact where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    );
  }

  async showUnder(sql: Sql, ids: readonly string[], personId: string): Promise<void> {
    await sql.rows('update contact set joined_into = nullif($2::uuid, id) where id = any($1::uuid[])', [ids, personId]);
  }

  async insert(
    sql: Sql,
    c: { id: string; name: string; email: string | null; phone: string | null; at: Date },
  ): Promise<void> {
    await sql.rows('insert into contact (id, name, email, phone, created_at) values ($1, $2, $3, $4, $5)', [
      c.id,
      c.name,
      c.email,
      c.phone,
      c.at,
    ]);
  }

  /** The person behind a contact. */
  lock(sql: Sql, id: string): Promise<Locked | null> {
    return sql.row(
      `select id, version, name, joined_into as "joinedInto" from contact where id = ${personOf('$1')} for no key update`,
      [id],
    );
  }

  async update(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    const sets = names.map((name, i) => `${name} = $${i + 2}`);
    await sql.rows(`update contact set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`, [
      id,
      ...names.map((n) => columns[n]),
    ]);
  }

  /** People who have this number as theirs, or a contact joined into them has it, the last seen first. */
  async withPhone(sql: Sql, phone: string): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      `select coalesce(joined_into, id) as id from contact where phone = $1
       group by 1 order by max(last_seen_at) desc nulls last, 1 limit 10`,
      [phone],
    );
    return rows.map(({ id }) => id);
  }

  /** Says who an inbox means by an external id; `again` also where it meant somebody else. */
  async identify(
    sql: Sql,
    i: { contactId: string; inboxId: string; channel: string; externalId: string; at: Date },
    again: boolean,
  ): Promise<void> {
    await sql.rows(
      `insert into identity (id, contact_id, inbox_id, channel, external_id, created_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict (inbox_id, external_id)
       do ${again ? 'update set contact_id = excluded.contact_id' : 'nothing'}`,
      [newId(), i.contactId, i.inboxId, i.channel, i.externalId, i.at],
    );
  }

  /**
   * Finds or makes the identity and contact of each arrival. The identity row stays locked until the commit, so that
   * two first messages of one sender can't make two contacts.
   */
  async arrive(sql: Sql, arrivals: Arrival[]): Promise<Arrived[]> {
    const input = storableJson(arrivals);
    const given = `json_to_recordset($1::json) as a(inbox_id uuid, channel text, external_id text, contact_id uuid, identity_id uuid,
      name text, email text, phone text, union_id text, at timestamptz)`;
    const known = await sql.rows<Arrived>(
      `update identity i set last_seen_at = greatest(i.last_seen_at, a.at), union_id = coalesce(a.union_id, i.union_id) from ${given}
       where i.inbox_id = a.inbox_id and i.external_id = a.external_id
       returning i.inbox_id, i.external_id, i.contact_id, i.id as identity_id, false as created`,
      [input],
    );
    const isKnown = new Set(known.map((k) => `${k.inbox_id} ${k.external_id}`));
    const strangers = arrivals.filter((a) => !isKnown.has(`${a.inbox_id} ${a.external_id}`));
    if (strangers.length === 0) return known;
    return [...known, ...(await this.welcome(sql, strangers))];
  }

  private async welcome(sql: Sql, strangers: Arrival[]): Promise<Arrived[]> {
    return sql.rows<Arrived>(
      `with a as (select * from json_to_recordset($1::json) as a(inbox_id uuid, channel text, external_id text, contact_id uuid,
         identity_id uuid, name text, email text, phone text, union_id text, at timestamptz)),
       c as (insert into contact (id, name, email, phone, created_at, last_seen_at)
         select contact_id, name, email, phone, at, at from a)
       insert into identity (id, contact_id, inbox_id, channel, external_id, union_id, created_at, last_seen_at)
       select identity_id, contact_id, inbox_id, channel, external_id, union_id, at, at from a
       returning inbox_id, external_id, contact_id, id as identity_id, true as created`,
      [storableJson(strangers)],
    );
  }
}
