import { Injectable } from '@nestjs/common';
import type { AgentState, Interval, StateSpan } from '#domain';
import { Database } from '../../platform/database/database';

type OfAgent<T> = T & { agentId: string };

export interface CallRow {
  from: Date;
  to: Date;
  talkSeconds: number;
  ticketNumber: number | null;
}

export interface CountRow {
  replies: number;
  resolved: number;
}

@Injectable()
export class AgentStatesRepository {
  constructor(private readonly database: Database) {}

  /** What was chosen and ended since, and what is chosen now, as far as it touches the span. */
  chosen(agentIds: string[], { from, to }: Interval, now: Date): Promise<OfAgent<StateSpan>[]> {
    return this.database.rows<OfAgent<{ state: AgentState } & Interval>>(
      `select agent_id as "agentId", payload->>'from' as state, at - (payload->>'seconds')::int * interval '1 second' as from, at as to
       from desk_event where type = 'agent.status_changed' and agent_id = any($1::uuid[]) and at >= $2
         and at - (payload->>'seconds')::int * interval '1 second' < $3
       union all
       select id, status, status_since, $4 from agent
       where id = any($1::uuid[]) and disabled_at is null and status_since < least($3, $4)`,
      [agentIds, from, to, now],
    );
  }

  /** Answered calls as their last correction left them. */
  calls(agentIds: string[], { from, to }: Interval): Promise<OfAgent<CallRow>[]> {
    return this.database.rows<OfAgent<CallRow>>(
      `select e.agent_id as "agentId", (v->>'endedAt')::timestamptz - (v->>'talkSeconds')::int * interval '1 second' as from,
         (v->>'endedAt')::timestamptz as to, (v->>'talkSeconds')::int as "talkSeconds", t.number::int as "ticketNumber"
       from desk_event e cross join lateral (select l.payload->'view' as v from desk_event l
         where l.subject_kind = e.subject_kind and l.subject_id = e.subject_id order by l.version desc limit 1) last
       left join ticket t on t.id = e.ticket_id
       where e.type = 'call.ended' and e.agent_id = any($1::uuid[]) and e.at >= $2 and e.at < $3
         and v->>'result' = 'answered' and v->>'endedAt' is not null and (v->>'talkSeconds')::int > 0
       order by 2`,
      [agentIds, from, to],
    );
  }

  counts(agentIds: string[], { from, to }: Interval): Promise<OfAgent<CountRow>[]> {
    return this.database.rows<OfAgent<CountRow>>(
      `select agent_id as "agentId", (count(*) filter (where type = 'message.replied'))::int as replies,
         (count(*) filter (where type = 'ticket.resolved'))::int as resolved
       from desk_event where type = any('{message.replied,ticket.resolved}') and agent_id = any($1::uuid[]) and at >= $2 and at < $3
       group by 1`,
      [agentIds, from, to],
    );
  }
}
