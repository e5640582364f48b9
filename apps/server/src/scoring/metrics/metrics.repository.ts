import { Injectable } from '@nestjs/common';
import type { FigureBy, FigureKey } from '#contract';
import { Database } from '../../platform/database/database';
import { partsOf } from '../catalogue/catalogue';
import { ALL, placesOf, valueOf } from '../catalogue/lines-sql';
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
  from: Date;
  to: Date;
  scope: FigureScope;
  /** Of one row alone; `of` is null for what has no agent, team, inbox, channel, area or product. */
  row?: { by: FigureBy; of: string | null };
  /** Of one mark of a chart alone. */
  mark?: Mark;
}

/** Values from `least` up to but not `below`; an hour of the zone's day and an ISO weekday. */
export interface Mark {
  zone: string;
  least?: number;
  below?: number;
  weekday?: number;
  hour?: number;
}

const NAMES = {
  team: 'select id, name from team',
  inbox: 'select id, name from inbox',
  territory: 'select id, name from territory',
} as const;

/** Reads the rows behind figures out of desk_event, and nothing but names from elsewhere (law 9). */
@Injectable()
export class MetricsRepository {
  constructor(private readonly database: Database) {}

  async names(of: keyof typeof NAMES): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; name: string }>(NAMES[of]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  evidence({ figure, from, to, scope, row, mark }: Behind, after: string[] | null, limit: number) {
    const whose = [scope.agents.map(({ id }) => id), scope.nobody.everywhere, scope.nobody.teamIds];
    const params: unknown[] = [from, to, after?.[0] ?? null, after?.[1] ?? null, limit, ...whose];
    const place = row && `$${params.push(row.of)}`;
    const marked = mark && markedSql(mark, (value) => `$${params.push(value)}`);
    const sql = evidenceSql(partsOf(figure), ({ source, measure }) => [
      ...(row ? [`(${placesOf(source)[row.by]})::text is not distinct from ${place}`] : []),
      ...(marked ? marked(valueOf(measure, ALL)) : []),
    ]);
    return this.database.rows<EvidenceRow>(sql, params);
  }
}

/** Parameters are taken once, for a figure may be joined of several parts. */
function markedSql({ zone, least, below, weekday, hour }: Mark, param: (value: unknown) => string) {
  const inZone = weekday !== undefined || hour !== undefined ? `(e.at at time zone ${param(zone)})` : '';
  const asked: [number | undefined, (value: string, given: string) => string][] = [
    [least, (value, given) => `${value} >= ${given}::numeric`],
    [below, (value, given) => `${value} < ${given}::numeric`],
    [weekday, (_, given) => `extract(isodow from ${inZone}) = ${given}::int`],
    [hour, (_, given) => `extract(hour from ${inZone}) = ${given}::int`],
  ];
  const conditions = asked.flatMap(([given, condition]) => {
    if (given === undefined) return [];
    const named = param(given);
    return [(value: string) => condition(value, named)];
  });
  return (value: string): string[] => conditions.map((condition) => condition(value));
}
