import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { leadDimension } from '#contract';
import type { Interval } from '#domain';
import { REACHED } from '../../desk/leads/lead-reach';
import { Database } from '../../platform/database/database';

export type Dimension = z.infer<typeof leadDimension>;
export interface GroupRow {
  key: string;
  name: string;
  opened: number;
  valid: number;
  handed: number;
  contacted: number;
  won: number;
  amount_cents: string;
}

const BY: Record<Dimension, { key: string; name: string; join: string }> = {
  source: { key: 'r.source', name: 'r.source', join: '' },
  keyword: { key: 'r.keyword', name: 'r.keyword', join: '' },
  campaign: { key: 'r.campaign', name: 'r.campaign', join: '' },
  agent: { key: 'r.agent_id::text', name: 'a.name', join: 'join agent a on a.id = r.agent_id' },
  territory: {
    key: `coalesce(r.territory_id::text, 'none')`,
    name: `coalesce(y.name, '')`,
    join: 'left join territory y on y.id = r.territory_id',
  },
};
const COUNTS = Object.entries(REACHED).map(([step, where]) => `(count(*) filter (where ${where}))::int as ${step}`);
const WHEN = {
  opened: 'r.created_at >= $1 and r.created_at < $2',
  won: `r.outcome = 'won' and r.outcome_at >= $1 and r.outcome_at < $2`,
};

@Injectable()
export class LeadAnalysisRepository {
  constructor(private readonly database: Database) {}

  /** The most won first, then the most opened. Of everybody where `agents` is null. */
  groups(by: Dimension, basis: 'opened' | 'won', { from, to }: Interval, agents: string[] | null): Promise<GroupRow[]> {
    const { key, name, join } = BY[by];
    return this.database.rows<GroupRow>(
      `select ${key} as key, ${name} as name, ${COUNTS.join(', ')}, coalesce(sum(r.amount_cents), 0)::text as amount_cents
       from lead r ${join} where ${WHEN[basis]} and ($3::uuid[] is null or r.agent_id = any($3))
       group by 1, 2 order by won desc, opened desc, 2`,
      [from, to, agents],
    );
  }
}
