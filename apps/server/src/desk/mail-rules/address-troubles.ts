import { Injectable } from '@nestjs/common';
import type { AddressTroubleView } from '#contract';
import type { AddressTrouble } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

export interface Trouble {
  address: string;
  kind: AddressTrouble;
  status: string | null;
  text: string;
  messageId: string;
  at: Date;
}

/** Addresses that letters came back from. A mail from the address itself proves that somebody is there again. */
@Injectable()
export class AddressTroubles {
  constructor(private readonly database: Database) {}

  async mark(sql: Sql, { address, kind, status, text, messageId, at }: Trouble): Promise<void> {
    await sql.rows(
      `insert into mail_trouble (address, kind, status, text, message_id, at) values (lower($1), $2, $3, $4, $5, $6)
       on conflict (address) do update set kind = excluded.kind, status = excluded.status, text = excluded.text,
         message_id = excluded.message_id, at = excluded.at`,
      [address, kind, status, text.slice(0, 1_000), messageId, at],
    );
  }

  async clear(sql: Sql, address: string): Promise<void> {
    await sql.rows('delete from mail_trouble where address = lower($1)', [address]);
  }

  async of(addresses: readonly string[], sql: Sql = this.database): Promise<AddressTroubleView[]> {
    if (addresses.length === 0) return [];
    const rows = await sql.rows<Omit<AddressTroubleView, 'at'> & { at: Date }>(
      'select address, kind, status, text, at from mail_trouble where address = any($1)',
      [addresses.map((address) => address.toLowerCase())],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}
