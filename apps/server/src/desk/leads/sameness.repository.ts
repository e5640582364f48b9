import { Injectable } from '@nestjs/common';
import type { LeadSame } from '#contract';
import type { Sql, Tx } from '../../platform/database/database';
import { membersOf } from '../contacts/person';
import { PHONE_DIGITS } from '../contacts/phone-digits';
import type { LeadRow } from './lead.view';
import { SELECT_LEAD } from './leads.repository';

export interface SameRow extends LeadRow {
  matches: LeadSame['matches'];
  apart: string | null;
}

@Injectable()
export class SamenessRepository {
  /**
   * Leads that are not rejected and whose contact is this one, or shares a number, an address or an identity with it.
   * Numbers shorter than seven digits match nothing.
   */
  near(sql: Sql, about: { contactId: string; exceptId: string | null; since: Date }): Promise<SameRow[]> {
    return sql.rows<SameRow>(
      `with mine as (select unnest(${membersOf('$1')}) as id),
       known as (
         select 'phone' as kind, ${PHONE_DIGITS('p.phone')} as value from contact p join mine using (id) where p.phone is not null
         union select 'email', lower(p.email) from contact p join mine using (id) where p.email is not null
         union select 'identity', i.external_id from identity i join mine on mine.id = i.contact_id
         union select 'phone', ${PHONE_DIGITS('i.external_id')} from identity i join mine on mine.id = i.contact_id
           where i.channel = 'phone'
         union select 'email', lower(i.external_id) from identity i join mine on mine.id = i.contact_id
           where i.channel = 'email'),
       alike as (
         select id as contact_id, 'contact' as kind from mine
         union select p.id, 'phone' from contact p join known k on k.kind = 'phone' and length(k.value) >= 7
           and ${PHONE_DIGITS('p.phone')} = k.value
         union select p.id, 'email' from contact p join known k on k.kind = 'email' and lower(p.email) = k.value
         union select i.contact_id, 'identity' from identity i join known k on k.kind = 'identity'
           and i.external_id = k.value),
       by_contact as (
         select contact_id, array_agg(distinct kind) as matches from alike group by contact_id)
       ${SELECT_LEAD.replace('select r.*', `select r.*, m.matches, a.reason as apart`)}
       join by_contact m on m.contact_id = r.contact_id
       left join lateral (select reason from lead_apart x
         where (x.lead_id = $2 and x.other_id = r.id) or (x.lead_id = r.id and x.other_id = $2) limit 1) a on true
       where r.state <> 'rejected' and r.id is distinct from $2::uuid
         and (r.created_at >= $3 or r.judged_at >= $3)
       order by r.created_at desc limit 20`,
      [about.contactId, about.exceptId, about.since],
    );
  }

  async tellApart(tx: Tx, told: { leadId: string; otherId: string; reason: string; byId: string; at: Date }) {
    await tx.rows(
      `insert into lead_apart (lead_id, other_id, reason, by_id, at) values ($1, $2, $3, $4, $5)
       on conflict (lead_id, other_id) do update set reason = excluded.reason, by_id = excluded.by_id, at = excluded.at`,
      [told.leadId, told.otherId, told.reason, told.byId, told.at],
    );
  }
}
