import { Injectable } from '@nestjs/common';
import { orderFault } from '#contract';
import { COUNTING_STATES } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

interface Span {
  from: Date;
  to: Date;
}
export interface FaultRow {
  id: string;
  agent_id: string;
  ticket_id: string | null;
  rule: (typeof orderFault.options)[number];
  at: Date;
}
export interface AmountRow {
  agent_name: string;
  work_number: string;
  rule: string;
  at: Date;
  amount: number;
  note: string;
  state: string;
  confirmed_by: string | null;
}

const said = (column: string): string => `btrim(coalesce(${column}, '')) <> ''`;
/** A name that the desk made up is none (DOMAIN V8). */
const FILED = `${said('c.name')} and c.name !~* '^\\s*(访客|訪客|visitor)\\s*[\\w-]*\\s*$' and ${said('c.address')} and ${said('c.phone')}`;
/** What a lead confirmed and nobody took back or still argues about. */
const HOLDS = ['confirmed', 'upheld'];

@Injectable()
export class AmountEvidence {
  constructor(private readonly database: Database) {}

  /** Contacts of these judgements whose file is complete, each as the contact that duplicates were joined into (DOMAIN N8). */
  records(eventIds: readonly string[]): Promise<{ event_id: string; contact_id: string; name: string }[]> {
    return this.database.rows(
      `select distinct on (c.id) e.id::text as event_id, c.id as contact_id, c.name
       from desk_event e join contact o on o.id = e.contact_id join contact c on c.id = coalesce(o.joined_into, o.id)
       where e.id = any($1::bigint[]) and ${FILED} order by c.id, e.id`,
      [eventIds],
    );
  }

  /** Faults in orders that a person confirmed, in the order they happened (DOMAIN H22, H23). */
  faults(agentIds: readonly string[], { from, to }: Span): Promise<FaultRow[]> {
    return this.database.rows(
      `select id, agent_id, ticket_id, rule, at from violation where agent_id = any($1::uuid[]) and rule = any($2)
         and state = any($3) and at >= $4 and at < $5 order by at, id`,
      [agentIds, orderFault.options, COUNTING_STATES, from, to],
    );
  }

  /** Proposals for faults that were themselves taken back since. */
  async groundless(agentIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ evidence_key: string }>(
      `select p.evidence_key from violation p join violation f on f.id = (p.basis->>'violationId')::uuid
       where p.rule = 'fault_fine' and p.state = 'proposed' and p.agent_id = any($1::uuid[]) and f.state in ('dismissed', 'reversed')`,
      [agentIds],
    );
    return rows.map(({ evidence_key }) => evidence_key);
  }

  /** How often an agent was found out of reach in a span, without what was dismissed or reversed. */
  async findings(sql: Sql, agentId: string, { from, to }: Span): Promise<number> {
    const row = await sql.row<{ n: number }>(
      `select count(*)::int as n from violation where agent_id = $1 and rule = 'unreachable' and at >= $2 and at < $3
         and state not in ('dismissed', 'reversed')`,
      [agentId, from, to],
    );
    return row!.n;
  }

  month(agentIds: string[] | null, { from, to }: Span) {
    return this.database.rows<{
      agentId: string;
      agentName: string;
      workNumber: string;
      holds: number;
      open: number;
    }>(
      `select a.id as "agentId", a.name as "agentName", a.work_number as "workNumber",
         coalesce(sum(v.amount) filter (where v.state = any($4)), 0) as holds,
         coalesce(sum(v.amount) filter (where v.state in ('proposed', 'appealed')), 0) as open
       from violation v join agent a on a.id = v.agent_id
       where v.amount is not null and v.at >= $1 and v.at < $2 and ($3::uuid[] is null or v.agent_id = any($3))
       group by a.id order by a.work_number`,
      [from, to, agentIds, HOLDS],
    );
  }

  /** What payroll may be told of. */
  holding(agentIds: string[] | null, { from, to }: Span): Promise<AmountRow[]> {
    return this.database.rows<AmountRow>(
      `select a.name as agent_name, a.work_number, v.rule, v.at, v.amount, coalesce(v.steps->0->>'text', '') as note, v.state,
         p.name as confirmed_by
       from violation v join agent a on a.id = v.agent_id left join agent p on p.id = v.confirmed_by_id
       where v.amount is not null and v.state = any($4) and v.at >= $1 and v.at < $2
         and ($3::uuid[] is null or v.agent_id = any($3)) order by a.work_number, v.at, v.id`,
      [from, to, agentIds, HOLDS],
    );
  }
}
