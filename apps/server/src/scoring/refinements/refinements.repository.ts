import { Injectable } from '@nestjs/common';
import type { RefinementOffer } from '#contract';
import type { Interval } from '#domain';
import { joinPerson, membersOf } from '../../desk/contacts/person';
import { insertOnce } from '../../desk/records/record-rows';
import { Database, type Sql } from '../../platform/database/database';
import type { RefinementRow } from './refinement.view';

type Shown = 'agent_name' | 'scored_by_name' | 'ticket_number' | 'contact_name';
export type NewRefinement = Omit<RefinementRow, Shown | 'version'>;

const SELECT = `select r.*, r.day::text as day, a.name as agent_name, b.name as scored_by_name, t.number as ticket_number,
  c.name as contact_name from refinement r join agent a on a.id = r.agent_id left join agent b on b.id = r.scored_by_id
  left join ticket t on t.id = r.ticket_id left join contact o on o.id = t.contact_id
  left join contact c on c.id = coalesce(o.joined_into, o.id)`;

/** Tickets an agent replied in whose contact has no lead that stands. */
const TALKED = `from desk_event e join ticket t on t.id = e.ticket_id ${joinPerson('t.contact_id')}
  where e.type = 'message.replied' and e.at >= $1 and e.at < $2 and e.actor_kind = 'agent' and t.status <> 'spam'
    and not exists (select from lead l where l.contact_id = any(${membersOf('t.contact_id')}) and l.state <> 'rejected')`;

@Injectable()
export class RefinementsRepository {
  constructor(private readonly database: Database) {}

  row(sql: Sql, id: string): Promise<RefinementRow | null> {
    return sql.row<RefinementRow>(`${SELECT} where r.id = $1`, [id]);
  }

  lock(sql: Sql, id: string): Promise<RefinementRow | null> {
    return sql.row<RefinementRow>(`${SELECT} where r.id = $1 for update of r`, [id]);
  }

  byClient(sql: Sql, agentId: string, clientId: string): Promise<RefinementRow | null> {
    return sql.row<RefinementRow>(`${SELECT} where r.agent_id = $1 and r.client_id = $2`, [agentId, clientId]);
  }

  insert(sql: Sql, row: NewRefinement): Promise<boolean> {
    return insertOnce(sql, 'refinement', 'agent_id, client_id', row);
  }

  async score(sql: Sql, r: RefinementRow): Promise<void> {
    await sql.rows(
      `update refinement set analysis_points = $2, use_points = $3, scored_by_id = $4, scored_at = $5, score_note = $6,
         version = version + 1 where id = $1`,
      [r.id, r.analysis_points, r.use_points, r.scored_by_id, r.scored_at, r.score_note],
    );
  }

  between(seen: string[] | null, from: string, to: string, agentId: string | null): Promise<RefinementRow[]> {
    return this.database.rows<RefinementRow>(
      `${SELECT} where r.day >= $1 and r.day <= $2 and ($3::uuid[] is null or r.agent_id = any($3))
         and ($4::uuid is null or r.agent_id = $4) order by r.day desc, a.name, r.written_at limit 2000`,
      [from, to, seen, agentId],
    );
  }

  /** How many entries each agent wrote for each day that has one. */
  daysWritten(
    agentIds: readonly string[],
    from: string,
    to: string,
  ): Promise<{ agentId: string; day: string; entries: number }[]> {
    return this.database.rows(
      `select agent_id as "agentId", day::text, count(*)::int as entries from refinement
       where day >= $1 and day <= $2 and agent_id = any($3::uuid[]) group by 1, 2`,
      [from, to, agentIds],
    );
  }

  offers(agentId: string, { from, to }: Interval): Promise<(Omit<RefinementOffer, 'lastAt'> & { lastAt: Date })[]> {
    return this.database.rows(
      `select t.id as "ticketId", t.number::int as "ticketNumber", c.name as "contactName", t.channel,
         coalesce(t.last_message->>'preview', '') as preview, count(*)::int as replies, max(e.at) as "lastAt",
         exists (select from refinement f where f.ticket_id = t.id and f.agent_id = $3) as written
       ${TALKED} and e.actor_id = $3 group by t.id, c.id order by "lastAt" desc limit 100`,
      [from, to, agentId],
    );
  }

  /** How many conversations without a lead each agent had on each day of the zone. */
  talked(
    seen: string[] | null,
    { from, to }: Interval,
    zone: string,
    agentId: string | null,
  ): Promise<{ agentId: string; day: string; conversations: number }[]> {
    return this.database.rows(
      `select e.actor_id as "agentId", (e.at at time zone $3)::date::text as day, count(distinct t.id)::int as conversations
       ${TALKED} and ($4::uuid[] is null or e.actor_id = any($4)) and ($5::uuid is null or e.actor_id = $5) group by 1, 2`,
      [from, to, zone, seen, agentId],
    );
  }
}
