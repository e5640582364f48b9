import { Injectable } from '@nestjs/common';
import type { FigureKey } from '#contract';
import { Database } from '../../platform/database/database';
import { SOURCES, sourceOf } from './figure-sources';
import { type CellRow, cellsSql, evidenceSql } from './figure-sql';
import type { FigureScope } from './figure-scope';

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

const CELLS = SOURCES.map((source) => ({ source, text: cellsSql(source) }));

/** Reads figures out of desk_event, and nothing but names from elsewhere (law 9). */
@Injectable()
export class MetricsRepository {
  constructor(private readonly database: Database) {}

  /** Cells of every figure, all of one snapshot. */
  cells(span: { from: Date; to: Date }, zone: string, step: string, scope: FigureScope): Promise<CellRow[]> {
    const agents = scope.agents.map(({ id }) => id);
    return this.database.snapshot(async (sql) => {
      const rows: CellRow[] = [];
      for (const { source, text } of CELLS) {
        const params = [span.from, span.to, zone, step, agents];
        const nobody = source.nobody ? [scope.nobody.everywhere, scope.nobody.teamIds] : [];
        rows.push(...(await sql.rows<CellRow>(text, [...params, ...nobody])));
      }
      return rows;
    });
  }

  evidence(
    figure: FigureKey,
    span: { from: Date; to: Date },
    agentId: string,
    after: string[] | null,
    limit: number,
  ): Promise<EvidenceRow[]> {
    const { source, measure } = sourceOf(figure);
    const params = [span.from, span.to, agentId, after?.[0] ?? null, after?.[1] ?? null, limit];
    return this.database.rows<EvidenceRow>(evidenceSql(source, measure), params);
  }
}
