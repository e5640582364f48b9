import { Injectable } from '@nestjs/common';
import type { KnownOrder } from '#domain';
import type { Sql, Tx } from '../../platform/database/database';
import { membersOf } from '../contacts/person';
import { PHONE_DIGITS } from '../contacts/phone-digits';

export interface OrderRow extends KnownOrder {
  id: string;
  orderNumber: string;
  version: number;
}
export interface LeadFactRow {
  id: string;
  agent_id: string;
  state: 'open' | 'valid' | 'rejected';
  ticket_number: string | null;
  created_at: Date;
  judged_at: Date | null;
  won_at: Date | null;
  taken: boolean;
  /** By what the row found it: a phone's digits, a unit, a number. */
  key: string;
}

const FACTS = `r.id, r.agent_id, r.state, t.number::text as ticket_number, r.created_at, r.judged_at,
  case when r.outcome = 'won' then r.outcome_at end as won_at,
  exists (select from sale s where s.lead_id = r.id) as taken`;

/** What orders are placed by: what is known of them, and the leads they may be the end of. */
@Injectable()
export class SaleFactsRepository {
  /** Orders by their numbers, locked, with their entries that stand. */
  async orders(tx: Tx, origin: string, numbers: readonly string[]): Promise<OrderRow[]> {
    const orders = await tx.rows<Omit<OrderRow, 'entries'>>(
      `select id, order_number as "orderNumber", agent_id as "agentId", lead_id as "leadId",
         amount_cents::float8 as "totalCents", version
       from sale where origin = $1 and order_number = any($2) order by id for update`,
      [origin, numbers],
    );
    const entries = await tx.rows<OrderRow['entries'][number] & { saleId: string }>(
      `select sale_id as "saleId", day::text as day, amount_cents::float8 as "amountCents", import_id as "importId"
       from sale_entry where sale_id = any($1::uuid[]) and taken_back_at is null`,
      [orders.map(({ id }) => id)],
    );
    return orders.map((order) => ({ ...order, entries: entries.filter(({ saleId }) => saleId === order.id) }));
  }

  /** Leads of contacts with one of these numbers, the newest first. */
  byPhones(sql: Sql, digits: readonly string[]): Promise<LeadFactRow[]> {
    return sql.rows<LeadFactRow>(
      `with alike as (
         select p.id, ${PHONE_DIGITS('p.phone')} as key from contact p where ${PHONE_DIGITS('p.phone')} = any($1)
         union select i.contact_id, ${PHONE_DIGITS('i.external_id')} from identity i
           where i.channel = 'phone' and i.external_id = any($2)),
       people as (select distinct m.id, alike.key from alike cross join lateral unnest(${membersOf('alike.id')}) as m(id))
       select ${FACTS}, people.key from people join lead r on r.contact_id = people.id left join ticket t on t.id = r.ticket_id
       order by r.created_at desc`,
      [digits, digits.flatMap((d) => [d, `+86${d}`, `+${d}`])],
    );
  }

  byUnits(sql: Sql, units: readonly string[]): Promise<LeadFactRow[]> {
    return sql.rows<LeadFactRow>(
      `select ${FACTS}, lower(regexp_replace(r.unit_name, '\\s', '', 'g')) as key
       from lead r left join ticket t on t.id = r.ticket_id
       where r.unit_name <> '' and lower(regexp_replace(r.unit_name, '\\s', '', 'g')) = any($1) order by r.created_at desc`,
      [units],
    );
  }

  /** By the number of a ticket or the id of a lead. */
  byNumbers(sql: Sql, numbers: readonly string[]): Promise<LeadFactRow[]> {
    return sql.rows<LeadFactRow>(
      `select ${FACTS}, n.key from unnest($1::text[]) as n(key)
       join lateral (
         select l.* from ticket k join lead l on l.ticket_id = k.id where n.key ~ '^\\d{1,12}$' and k.number = n.key::bigint
         union all select l.* from lead l where n.key ~ '^[0-9a-f-]{36}$' and l.id::text = n.key) r on true
       left join ticket t on t.id = r.ticket_id order by r.created_at desc`,
      [numbers],
    );
  }

  /**
   * Months of agents that are closed, as 'agent YYYY-MM'. Cards are scoring's; what they closed holds for whoever would
   * write into those months. The rows are shared, so that none of them closes before this transaction has ended.
   */
  async closedMonths(tx: Tx, agentIds: readonly string[]): Promise<Set<string>> {
    const cards = await tx.rows<{ agent_id: string; month: string; closed: boolean }>(
      `select agent_id, to_char(month, 'YYYY-MM') as month, closed_at is not null as closed from card
       where agent_id = any($1::uuid[]) for share`,
      [agentIds],
    );
    return new Set(cards.filter(({ closed }) => closed).map(({ agent_id, month }) => `${agent_id} ${month}`));
  }
}
