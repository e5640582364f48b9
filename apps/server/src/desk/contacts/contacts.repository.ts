import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';
import { newId } from '../../platform/database/uuid';
import type { ContactRecord } from './contact.view';

const COLUMNS = `c.id, c.name, c.email, c.phone, c.company, c.address, c.product, c.purchased_on::text, c.remark, c.locale,
  c.created_at, c.last_seen_at, c.version,
  (select json_agg(json_build_object('id', i.id, 'inboxId', i.inbox_id, 'channel', i.channel, 'externalId', i.external_id)
    order by i.created_at) from identity i where i.contact_id = c.id) as identities`;

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
  at: Date;
}

export interface Arrived {
  inbox_id: string;
  external_id: string;
  contact_id: string;
  identity_id: string;
  created: boolean;
}

@Injectable()
export class ContactsRepository {
  constructor(private readonly database: Database) {}

  record(id: string, sql: Sql = this.database): Promise<ContactRecord | null> {
    return sql.row<ContactRecord>(`select ${COLUMNS} from contact c where c.id = $1`, [id]);
  }

  page(search: string | null, after: string[] | null, limit: number): Promise<ContactRecord[]> {
    return this.database.rows<ContactRecord>(
      `select ${COLUMNS} from contact c
       where ($1::text is null or c.name ilike $1 or c.email ilike $1 or c.phone like $1 or c.company ilike $1)
         and ($2::timestamptz is null or (c.created_at, c.id) < ($2, $3::uuid))
       order by c.created_at desc, c.id desc limit $4`,
      [search && `%${search.replace(/[\\%_]/g, '\\$&')}%`, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
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

  lock(sql: Sql, id: string): Promise<{ version: number; name: string } | null> {
    return sql.row('select version, name from contact where id = $1 for update', [id]);
  }

  async update(sql: Sql, id: string, columns: Record<string, unknown>): Promise<void> {
    const names = Object.keys(columns);
    const sets = names.map((name, i) => `${name} = $${i + 2}`);
    await sql.rows(`update contact set ${[...sets, 'version = version + 1'].join(', ')} where id = $1`, [
      id,
      ...names.map((n) => columns[n]),
    ]);
  }

  /** Who has this number as theirs, the last seen first. */
  async withPhone(sql: Sql, phone: string): Promise<string[]> {
    const rows = await sql.rows<{ id: string }>(
      'select id from contact where phone = $1 order by last_seen_at desc nulls last, id limit 10',
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
      name text, email text, phone text, at timestamptz)`;
    const known = await sql.rows<Arrived>(
      `update identity i set last_seen_at = greatest(i.last_seen_at, a.at) from ${given}
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
         identity_id uuid, name text, email text, phone text, at timestamptz)),
       c as (insert into contact (id, name, email, phone, created_at, last_seen_at)
         select contact_id, name, email, phone, at, at from a)
       insert into identity (id, contact_id, inbox_id, channel, external_id, created_at, last_seen_at)
       select identity_id, contact_id, inbox_id, channel, external_id, at, at from a
       returning inbox_id, external_id, contact_id, id as identity_id, true as created`,
      [storableJson(strangers)],
    );
  }
}
