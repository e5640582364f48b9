import type { FigureBy } from '#contract';
import type { Source } from '../catalogue/figure';
import { linesSql } from '../catalogue/lines-sql';

const PLACE: Record<FigureBy, string> = {
  agent: 'agent_id::text',
  team: 'team_id::text',
  inbox: 'inbox_id::text',
  channel: 'channel',
  territory: 'territory_id::text',
  product: 'product',
};

const measuresOf = (source: Source) => Object.values(source.measures).map(({ keeps }, i) => ({ n: i + 1, keeps }));

/** Whose events are asked for, by three parameters: agents, whether all of nobody's, else those of which teams. */
const asked = ({ nobody = false }: Source, [agents, all, teams]: readonly [string, string, string]): string =>
  `(agent_id = any(${agents}::uuid[])
    or (${nobody} and agent_id is null and (${all}::boolean or team_id = any(${teams}::uuid[]))))`;
const AFTER_STEP = ['$5', '$6', '$7'] as const;

const groups = (by: FigureBy): string =>
  `${PLACE[by]} as key, to_char(date_trunc($4, day::timestamp), 'YYYY-MM-DD') as period`;

/** What was rolled up of a source, but for days that are not up to date. Parameters: first day, next day, days left out, step, whose. */
export function rolledSql(source: Source, by: FigureBy): string {
  const sums = measuresOf(source).map(
    ({ n, keeps }) =>
      `sum(n[${n}])::int as n${n}, sum(total[${n}])::float8 as t${n}${keeps ? `, string_agg(waits[${n}], '') as w${n}` : ''}`,
  );
  return `select ${groups(by)}, ${sums.join(', ')} from figure_cell
    where source = '${source.type}' and day >= $1::date and day < $2::date and day <> all($3::date[]) and ${asked(source, AFTER_STEP)}
    group by 1, 2`;
}

const counts = (source: Source): string =>
  measuresOf(source)
    .map(
      ({ n, keeps }) =>
        `count(v${n})::int as n${n}, sum(v${n})::float8 as t${n}${keeps ? `, ${kept(n)} as w${n}` : ''}`,
    )
    .join(', ');

/** The same counted from the events of a span. Parameters: from, to, zone, step, whose. */
export const liveSql = (source: Source, by: FigureBy): string =>
  `select ${groups(by)}, ${counts(source)} from (${linesSql(source)}) l where ${asked(source, AFTER_STEP)} group by 1, 2`;

/** Of everybody together, by ISO weekday and hour of the zone. Parameters: from, to, zone, whose. */
export const hoursSql = (source: Source): string =>
  `select extract(isodow from local)::int as weekday, extract(hour from local)::int as hour, ${counts(source)}
   from (${linesSql(source)}) l where ${asked(source, ['$4', '$5', '$6'])} group by 1, 2`;

/** Whole days of a source into their cells. Parameters: from, to, zone. */
export function rollSql(source: Source): string {
  const measures = measuresOf(source);
  const list = (of: (measure: (typeof measures)[number]) => string): string => measures.map(of).join(', ');
  return `insert into figure_cell (source, day, agent_id, team_id, inbox_id, channel, territory_id, product, n, total, waits)
    select '${source.type}', day, agent_id, team_id, inbox_id, channel, territory_id, product,
      array[${list(({ n }) => `count(v${n})`)}]::int[],
      array[${list(({ n }) => `trim_scale(coalesce(sum(v${n}), 0))`)}]::numeric[],
      array[${list(({ n, keeps }) => (keeps ? kept(n) : 'null'))}]::bytea[]
    from (${linesSql(source)}) l group by day, agent_id, team_id, inbox_id, channel, territory_id, product`;
}

// Each value itself, in eight bytes: what a median is asked of is never rounded into a class.
const kept = (n: number): string => `string_agg(float8send(v${n}::float8), '' order by v${n})`;
