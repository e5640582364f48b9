import { Injectable } from '@nestjs/common';
import type { FairnessEvidence } from '#contract';
import type { KeptDecision, Tally, TimeSpan } from '#domain';
import { Database, type Sql } from '../../platform/database/database';

export interface TallyRow extends Tally {
  owed: number;
}
export interface AgentSpan extends TimeSpan {
  agentId: string;
}
type Cell = 'could' | 'got' | 'owed' | 'claimed';

/** Agents who could take a ticket, each with the part of it that an even hand gives them. Parameters: team, from, to. */
const PARTS = `select d.*, able.agent_id, able.weight / sum(able.weight) over (partition by d.id) as p,
    count(*) over (partition by d.id)::int as able
  from (select id, ticket_id, at, strategy, chosen_id, considered, facts, coalesce(because ->> 'ground', 'strategy') as ground
    from assignment_decision where team_id = $1 and at >= $2 and at < $3 and chosen_id is not null) d
  cross join lateral (select (c ->> 'agentId')::uuid as agent_id,
      -- Where room counts, who has more of it gets more.
      case when d.strategy in ('least_busy', 'last_holder_first')
        then coalesce((d.facts -> 'agents' -> (n::int - 1) ->> 'capacity')::float8, 1) else 1 end as weight
    from jsonb_array_elements(d.considered) with ordinality as e(c, n) where c ->> 'verdict' <> 'skipped') able`;

const WHICH: Record<Exclude<Cell, 'claimed'>, string> = {
  could: `ground = 'strategy'`,
  got: `ground = 'strategy' and chosen_id = agent_id`,
  owed: `ground <> 'strategy' and chosen_id = agent_id`,
};

const CLAIMS = `select e.id, e.at, e.ticket_id, e.actor_id from desk_event e
  where e.type = 'ticket.claimed' and e.team_id = $1 and e.at >= $2 and e.at < $3`;

/** Reads decisions and events; writes nothing. */
@Injectable()
export class FairnessRepository {
  constructor(private readonly database: Database) {}

  tallies(sql: Sql, teamId: string, { from, to }: TimeSpan): Promise<TallyRow[]> {
    const count = (cell: keyof typeof WHICH) => `count(*) filter (where ${WHICH[cell]})::int as ${cell}`;
    return sql.rows<TallyRow>(
      `select agent_id as "agentId", ${count('could')}, ${count('got')}, ${count('owed')},
         coalesce(sum(p) filter (where ${WHICH.could}), 0)::float8 as expected,
         coalesce(sum(p * (1 - p)) filter (where ${WHICH.could}), 0)::float8 as variance
       from (${PARTS}) parts group by agent_id`,
      [teamId, from, to],
    );
  }

  claims(sql: Sql, teamId: string, { from, to }: TimeSpan): Promise<{ agentId: string; n: number }[]> {
    return sql.rows(`select actor_id as "agentId", count(*)::int as n from (${CLAIMS}) claims group by 1`, [
      ...[teamId, from, to],
    ]);
  }

  async nobody(sql: Sql, teamId: string, { from, to }: TimeSpan): Promise<number> {
    const row = await sql.row<{ n: number }>(
      `select count(distinct ticket_id)::int as n from assignment_decision
       where team_id = $1 and at >= $2 and at < $3 and chosen_id is null`,
      [teamId, from, to],
    );
    return row!.n;
  }

  /** When agents had chosen to be online: what ended since, and what goes on. */
  online(sql: Sql, agentIds: string[], { from, to }: TimeSpan): Promise<AgentSpan[]> {
    return sql.rows<AgentSpan>(
      `select agent_id as "agentId", at - (payload ->> 'seconds')::int * interval '1 second' as from, at as to from desk_event
       where type = 'agent.status_changed' and payload ->> 'from' = 'online' and at >= $2 and agent_id = any($1::uuid[])
         and at - (payload ->> 'seconds')::int * interval '1 second' < $3
       union all
       select id, status_since, $3 from agent where id = any($1::uuid[]) and status = 'online' and status_since < $3`,
      [agentIds, from, to],
    );
  }

  suspended(sql: Sql, agentIds: string[], { from, to }: TimeSpan): Promise<AgentSpan[]> {
    return sql.rows<AgentSpan>(
      `select agent_id as "agentId", from_at as from, coalesce(ended_at, until_at) as to from dispatch_stop
       where agent_id = any($1::uuid[]) and from_at < $3 and coalesce(ended_at, until_at) > $2`,
      [agentIds, from, to],
    );
  }

  /** What stands behind a cell, the newest first. */
  evidence(
    cell: Cell,
    { teamId, agentId, from, to }: TimeSpan & { teamId: string; agentId: string },
    after: string[] | null,
    limit: number,
  ): Promise<(FairnessEvidence & { key: string })[]> {
    const rows =
      cell === 'claimed'
        ? `select id::text, at, ticket_id, null as strategy, 'claim' as ground, null::int as able, actor_id as chosen_id
           from (${CLAIMS}) claims where actor_id = $4`
        : `select id::text, at, ticket_id, strategy, ground, able, chosen_id from (${PARTS}) parts
           where agent_id = $4 and ${WHICH[cell]}`;
    return this.database.rows(
      `select r.id, to_char(r.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, r.at::text as key,
         r.ticket_id as "ticketId", t.number::int as "ticketNumber", t.contact_name as "contactName", r.strategy, r.ground, r.able,
         r.chosen_id as "chosenId" from (${rows}) r join ticket t on t.id = r.ticket_id
       where $5::timestamptz is null or (r.at, r.id) < ($5, $6) order by r.at desc, r.id desc limit $7`,
      [teamId, from, to, agentId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** In the order in which they were made, the newest `limit` of them. */
  kept(teamId: string, from: Date, limit: number): Promise<(Omit<KeptDecision, 'facts'> & { facts: StoredFacts })[]> {
    return this.database.rows(
      `select at, chosen_id as "chosenId", considered, facts from (select * from assignment_decision
         where team_id = $1 and at >= $2 order by at desc, id desc limit $3) newest order by at, id`,
      [teamId, from, limit],
    );
  }
}

type Facts = KeptDecision['facts'];
type StoredAgent = Omit<Facts['agents'][number], 'lastAssignedAt'> & { lastAssignedAt: string | null };
/** Null for decisions of the time before everything asked was kept. */
export type StoredFacts = (Omit<Facts, 'agents'> & { agents: StoredAgent[] }) | null;
