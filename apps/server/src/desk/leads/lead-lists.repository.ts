import { Injectable } from '@nestjs/common';
import type { Lead, LeadPage } from '#contract';
import { Database } from '../../platform/database/database';
import { membersOf } from '../contacts/person';
import { Conditions } from '../records/conditions';
import { REACHED } from './lead-reach';
import type { LeadRow } from './lead.view';
import { SELECT_LEAD } from './leads.repository';

export interface LeadNarrowing {
  agentId?: string;
  source?: string;
  campaign?: string;
  keyword?: string;
  territoryId?: string;
  /** Opened from and before. */
  span?: { from: Date; to: Date };
}
export interface LeadFilter extends LeadNarrowing {
  state?: Lead['state'];
  stage?: Lead['stage'];
  reached?: keyof typeof REACHED;
  wonSpan?: { from: Date; to: Date };
  contactId?: string;
}
export interface FunnelCounts {
  stage: Lead['stage'];
  count: number;
  handed: number;
  contacted: number;
  amount_cents: string | null;
}

// The same as leadStage in the domain, which a spec holds it to.
const STAGE = `case when r.state <> 'valid' then r.state when r.outcome is not null then r.outcome
  when r.contacted_at is not null then 'contacted' when r.returned_at >= r.handed_at then 'returned'
  when r.handed_at is not null then 'handed' else 'valid' end`;

@Injectable()
export class LeadListsRepository {
  constructor(private readonly database: Database) {}

  page(seen: string[] | null, filter: LeadFilter, after: string[] | null, limit: number) {
    const asked = narrowed(seen, filter)
      .when('r.state = ?', filter.state)
      .when(`${STAGE} = ?`, filter.stage)
      .always(REACHED[filter.reached ?? 'opened'])
      .when(`r.outcome = 'won' and r.outcome_at >= ? and r.outcome_at < ?`, filter.wonSpan?.from, filter.wonSpan?.to)
      .when(`r.contact_id = any(${membersOf('?')})`, filter.contactId)
      .when('(r.created_at, r.id) < (?::timestamptz, ?::uuid)', after?.[0], after?.[1]);
    const order = `order by r.created_at desc, r.id desc limit ${asked.param(limit)}`;
    return this.database.rows<LeadRow & { key_at: string }>(`${SELECT_LEAD} ${asked.where} ${order}`, asked.params);
  }

  /** How many stand where, and how far each group once came. */
  funnel(seen: string[] | null, filter: LeadNarrowing): Promise<FunnelCounts[]> {
    const asked = narrowed(seen, filter);
    return this.database.rows<FunnelCounts>(
      `select ${STAGE} as stage, count(*)::int as count, count(r.handed_at)::int as handed,
         count(r.contacted_at)::int as contacted, sum(r.amount_cents)::text as amount_cents
       from lead r ${asked.where} group by 1`,
      asked.params,
    );
  }

  /** What the leads one may see came by, the most frequent first. */
  async named(seen: string[] | null, column: 'source' | 'campaign'): Promise<string[]> {
    const asked = narrowed(seen, {}).always(`r.${column} <> ''`);
    const rows = await this.database.rows<{ name: string }>(
      `select r.${column} as name from lead r ${asked.where} group by 1 order by count(*) desc, 1 limit 60`,
      asked.params,
    );
    return rows.map(({ name }) => name);
  }

  async territories(seen: string[] | null): Promise<{ id: string; name: string }[]> {
    const asked = narrowed(seen, {});
    return this.database.rows(
      `select distinct y.id, y.name from lead r join territory y on y.id = r.territory_id ${asked.where} order by y.name`,
      asked.params,
    );
  }

  history(leadId: string): Promise<(Omit<LeadPage['history'][number], 'at'> & { at: Date })[]> {
    return this.database.rows(
      `select e.type, e.at, e.actor_name as by, e.actor_kind = 'desk' as "byDesk", coalesce(case e.type
         when 'lead.judged' then e.payload->'view'->>'rejectionNote' when 'lead.told_apart' then e.payload->>'reason'
         when 'lead.handed' then concat_ws(' · ', e.payload->'view'->'handed'->>'name',
           nullif(e.payload->'view'->'handed'->>'note', ''))
         when 'lead.returned' then e.payload->'view'->'returned'->>'from'
         when 'lead.contacted' then e.payload->'view'->>'contactNote'
         when 'lead.ended' then e.payload->'view'->'outcome'->>'note' end, '') as note,
         coalesce(case e.type when 'lead.judged' then e.payload->'view'->>'state'
           when 'lead.ended' then e.payload->'view'->'outcome'->>'result' end, '') as result
       from desk_event e where e.subject_kind = 'lead' and e.subject_id = $1 order by e.version`,
      [leadId],
    );
  }
}

function narrowed(
  seen: string[] | null,
  { agentId, source, campaign, keyword, territoryId, span }: LeadNarrowing,
): Conditions {
  return new Conditions()
    .when('r.agent_id = any(?::uuid[])', seen)
    .when('r.agent_id = ?', agentId)
    .when('r.source = ?', source)
    .when('r.campaign = ?', campaign)
    .when('r.keyword = ?', keyword)
    .when(`r.territory_id is not distinct from nullif(?, 'none')::uuid`, territoryId)
    .when('r.created_at >= ? and r.created_at < ?', span?.from, span?.to);
}
