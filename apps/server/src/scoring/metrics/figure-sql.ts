import type { FigureKey } from '#contract';
import type { Gathering, Measure, Source } from './figure-sources';

const GATHER: Record<Gathering, (value: string, where: string) => string> = {
  sum: (value, where) => `sum(${value}) filter (where ${where})`,
  median: (value, where) => `percentile_cont(0.5) within group (order by ${value}) filter (where ${where})`,
  p90: (value, where) => `percentile_disc(0.9) within group (order by ${value}) filter (where ${where})`,
};

// The record as its last event left it; the unique key of desk_event finds that event.
const LAST = `cross join lateral (
    select l.version, l.payload->'view' as v from desk_event l
    where l.subject_kind = e.subject_kind and l.subject_id = e.subject_id order by l.version desc limit 1) last`;

const eventsOf = (source: Source): string => `desk_event e ${source.latest ? LAST : ''}`;
const within = (source: Source): string =>
  `e.type = '${source.type}' and e.at >= $1 and e.at < $2 ${source.voidable ? NOT_TAKEN_BACK : ''}`;

// A reply is taken back within seconds, so the few that were stand near the span; what they void was never said to anybody.
const NOT_TAKEN_BACK = `and (e.subject_id, e.version) not in (
    select b.subject_id, void::int from desk_event b cross join lateral jsonb_array_elements_text(b.payload->'voids') as void
    where b.type = 'message.taken_back' and b.at >= $1 and b.at < $2 + interval '1 day')`;

/**
 * Cells of one source: one row per agent and period, and one for the whole (`whole` = 1). Parameters: from, to, zone,
 * step, agents; and where the source has events of nobody, whether all of them count, else those of which teams.
 */
export function cellsSql(source: Source): string {
  const figures = Object.entries(source.measures).map(
    ([key, { gather, where, value }]) => `(${GATHER[gather](value, where)})::float8 as ${key}`,
  );
  const keys = Object.keys(source.measures).join(', ');
  return `select agent_id, to_char(period, 'YYYY-MM-DD') as period, whole, ${keys} from (
    select e.agent_id, date_trunc($4, e.at at time zone $3) as period, grouping(e.agent_id) as whole, ${figures.join(', ')}
    from ${eventsOf(source)}
    where ${within(source)} and ${source.nobody ? `(${OF_AGENTS} or ${OF_NOBODY})` : OF_AGENTS}
    group by grouping sets ((1, 2), ())) cells`;
}

const OF_AGENTS = 'e.agent_id = any($5::uuid[])';
const OF_NOBODY = '(e.agent_id is null and ($6::boolean or e.team_id = any($7::uuid[])))';

/** Rows behind one cell, the newest first. Parameters: from, to, agent, key of the last row read (two), limit. */
export function evidenceSql(source: Source, { where, value, text }: Measure): string {
  return `select e.id::text, e.at, e.at::text as key_at, e.ticket_id, t.number as ticket_number, c.name as contact_name,
    coalesce(${text}, '') as text, (${value})::float8 as value
    from ${eventsOf(source)} left join ticket t on t.id = e.ticket_id left join contact o on o.id = e.contact_id
    left join contact c on c.id = coalesce(o.joined_into, o.id)
    where ${within(source)} and e.agent_id = $3 and ${where}
      and ($4::timestamptz is null or (e.at, e.id) < ($4, $5::bigint))
    order by e.at desc, e.id desc limit $6`;
}

export type Cells = Partial<Record<FigureKey, number | null>>;
export type CellRow = Cells & { agent_id: string | null; period: string | null; whole: 0 | 1 };
