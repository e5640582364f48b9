import { Injectable } from '@nestjs/common';
import type { Violation } from '#contract';
import { COUNTING_STATES } from '#domain';
import { Database } from '../../platform/database/database';

interface Asked {
  agentIds: readonly string[];
  from: Date;
  to: Date;
  snapshot: string;
}

/** A violation that cost points at a moment, by the event that told of it last. */
export interface KnownViolation {
  agentId: string;
  id: string;
  view: Violation;
}

/** The ledger as it was known at a moment, from its events alone (decision 0021). */
@Injectable()
export class ViolationReadings {
  constructor(private readonly database: Database) {}

  /** What cost points in a span and counted then, the oldest first; amounts are no part of a card. */
  counting({ agentIds, from, to, snapshot }: Asked): Promise<KnownViolation[]> {
    return this.database.rows<KnownViolation>(
      `select "agentId", id::text, view from (
         select distinct on (subject_id) id, agent_id as "agentId", payload->'view' as view from desk_event
         where subject_kind = 'violation' and agent_id = any($1::uuid[]) and pg_visible_in_snapshot(xid, $4::pg_snapshot)
         order by subject_id, version desc) known
       where (view->>'at')::timestamptz >= $2 and (view->>'at')::timestamptz < $3 and view->>'state' = any($5)
         and view->>'amount' is null
       order by view->>'at', id`,
      [agentIds, from, to, snapshot, COUNTING_STATES],
    );
  }

  /** How violations that some events told of stand today. */
  standing(eventIds: readonly string[]): Promise<{ id: string; points: number; state: string }[]> {
    return this.database.rows(
      `select v.id, v.points, v.state from desk_event e join violation v on v.id = e.subject_id
       where e.id = any($1::bigint[]) and e.subject_kind = 'violation' order by v.at`,
      [eventIds],
    );
  }
}
