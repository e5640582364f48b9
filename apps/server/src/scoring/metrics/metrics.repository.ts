import { Injectable } from '@nestjs/common';
import type { FigureBy, FigureKey } from '#contract';
import { Database } from '../../platform/database/database';
import { partsOf } from '../catalogue/catalogue';
import type { FigureScope } from './figure-scope';
import { evidenceSql } from './figure-sql';

export interface EvidenceRow {
  id: string;
  at: Date;
  key_at: string;
  ticket_id: string | null;
  ticket_number: string | null;
  contact_name: string | null;
  text: string;
  value: number | null;
}

export interface Behind {
  figure: FigureKey;
  by: FigureBy;
  /** Null: what has no agent, team, inbox or channel. */
  of: string | null;
  from: Date;
  to: Date;
  scope: FigureScope;
}

const NAMES = { team: 'select id, name from team', inbox: 'select id, name from inbox' } as const;

/** Reads the rows behind figures out of desk_event, and nothing but names from elsewhere (law 9). */
@Injectable()
export class MetricsRepository {
  constructor(private readonly database: Database) {}

  async names(of: keyof typeof NAMES): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; name: string }>(NAMES[of]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  evidence({ figure, by, of, from, to, scope }: Behind, after: string[] | null, limit: number): Promise<EvidenceRow[]> {
    const whose = [scope.agents.map(({ id }) => id), scope.nobody.everywhere, scope.nobody.teamIds];
    const params = [from, to, of, after?.[0] ?? null, after?.[1] ?? null, limit, ...whose];
    return this.database.rows<EvidenceRow>(evidenceSql(partsOf(figure), by), params);
  }
}
