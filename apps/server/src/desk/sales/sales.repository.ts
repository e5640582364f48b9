import { Injectable } from '@nestjs/common';
import type { LeadOutcome } from '#domain';
import type { Sql, Tx } from '../../platform/database/database';

export interface OrderWrite {
  id: string;
  origin: string;
  orderNumber: string;
  agentId: string;
  leadId: string | null;
  amountCents: number;
  version: number;
}
export interface EntryWrite {
  id: string;
  saleId: string;
  importId: string;
  line: number;
  day: string;
  kind: 'order' | 'correction' | 'refund';
  amountCents: number;
  deltaCents: number;
  contactName: string;
  unitName: string;
  keyword: string;
  source: string;
  at: Date;
  leadBefore: { outcome: LeadOutcome | null } | null;
}
export interface StandingEntry extends EntryWrite {
  origin: string;
  orderNumber: string;
  agentId: string;
  leadId: string | null;
  totalCents: number;
  version: number;
}

@Injectable()
export class SalesRepository {
  async saveOrders(tx: Tx, orders: readonly OrderWrite[]): Promise<void> {
    await tx.rows(
      `insert into sale (id, origin, order_number, agent_id, lead_id, amount_cents, version)
       select * from jsonb_to_recordset($1::jsonb) as r(id uuid, "origin" text, "orderNumber" text, "agentId" uuid, "leadId" uuid,
         "amountCents" bigint, version int)
       on conflict (id) do update set agent_id = excluded.agent_id, lead_id = excluded.lead_id,
         amount_cents = excluded.amount_cents, version = excluded.version`,
      [JSON.stringify(orders)],
    );
  }

  async saveEntries(tx: Tx, entries: readonly EntryWrite[]): Promise<void> {
    await tx.rows(
      `insert into sale_entry (id, sale_id, import_id, line, day, kind, amount_cents, delta_cents, contact_name, unit_name,
         keyword, source, at, lead_before)
       select * from jsonb_to_recordset($1::jsonb) as r(id uuid, "saleId" uuid, "importId" uuid, line int, day date, kind text,
         "amountCents" bigint, "deltaCents" bigint, "contactName" text, "unitName" text, keyword text, source text,
         at timestamptz, "leadBefore" jsonb)`,
      [JSON.stringify(entries)],
    );
  }

  /** Entries of an import that stand, the last line first, with their orders locked. */
  standing(tx: Tx, importId: string, limit: number): Promise<StandingEntry[]> {
    return tx.rows<StandingEntry>(
      `select e.id, e.sale_id as "saleId", e.import_id as "importId", e.line, e.day::text as day, e.kind,
         e.amount_cents::float8 as "amountCents", e.delta_cents::float8 as "deltaCents", e.contact_name as "contactName",
         e.unit_name as "unitName", e.keyword, e.source, e.at, e.lead_before as "leadBefore", s.origin,
         s.order_number as "orderNumber", s.agent_id as "agentId", s.lead_id as "leadId",
         s.amount_cents::float8 as "totalCents", s.version
       from sale_entry e join sale s on s.id = e.sale_id
       where e.import_id = $1 and e.taken_back_at is null order by e.line desc limit $2 for update of s`,
      [importId, limit],
    );
  }

  async takeBack(tx: Tx, entryIds: readonly string[], at: Date): Promise<void> {
    await tx.rows('update sale_entry set taken_back_at = $2 where id = any($1::uuid[])', [entryIds, at]);
  }

  /** Whether a later file has changed an order of this import: what it changed would then hang in the air. */
  async builtUpon(sql: Sql, importId: string): Promise<boolean> {
    const row = await sql.row(
      `select from sale_entry e join sale_entry later on later.sale_id = e.sale_id and later.import_id <> e.import_id
         and later.taken_back_at is null and later.id > e.id
       where e.import_id = $1 and e.taken_back_at is null limit 1`,
      [importId],
    );
    return row !== null;
  }

  /** Agents and days that an import holds. */
  held(sql: Sql, importId: string): Promise<{ agentId: string; month: string }[]> {
    return sql.rows(
      `select distinct s.agent_id as "agentId", to_char(e.day, 'YYYY-MM') as month from sale_entry e
       join sale s on s.id = e.sale_id where e.import_id = $1 and e.taken_back_at is null`,
      [importId],
    );
  }
}
