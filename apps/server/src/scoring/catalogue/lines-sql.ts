import type { FigureBy } from '#contract';
import { type Known, type Measure, type Source, written } from './figure';

export const ALL: Known = () => '';
export const atSnapshot =
  (parameter: string): Known =>
  (event) =>
    `and pg_visible_in_snapshot(${event}.xid, ${parameter}::pg_snapshot)`;

// The record as its last event left it. Most have none after this one, which the unique key of desk_event says without its row.
const last = (known: Known): string => `left join lateral (
    select l.version as newer, l.payload->'view' as newer_view from desk_event l
    where l.subject_kind = e.subject_kind and l.subject_id = e.subject_id and l.version > e.version ${known('l')}
    order by l.version desc limit 1) after on true cross join lateral (
    select case when newer is null then e.payload->'view' else newer_view end as v offset 0) last`;

/** The events of a source with their records and tickets beside them. */
export const fromSql = (source: Source, known: Known): string =>
  `desk_event e ${source.latest ? last(known) : ''} left join ticket t on t.id = e.ticket_id`;

// What a taking back voids was never said to anybody.
export const standing = (source: Source, known: Known): string =>
  source.voidable
    ? `and not exists (select from desk_event b where b.subject_id = e.subject_id and b.type = 'message.taken_back'
        and b.payload->'voids' @> to_jsonb(e.version) ${known('b')})`
    : '';

export const whereOf = ({ where }: Measure, known: Known): string => written(where, known);
export const valueOf = ({ value }: Measure, known: Known): string => `(${written(value, known)})::numeric`;

/** What tells a ticket's area and its product. The last word counts, for what was counted before it as well. */
export const TELLING_PLACES = ['ticket.territory_found', 'ticket.service_facts'] as const;
const lastTold = (type: (typeof TELLING_PLACES)[number], told: string): string =>
  `(select ${told} from desk_event p where p.ticket_id = e.ticket_id and p.type = '${type}' order by p.id desc limit 1)`;

/** Whose and where each event is: what cells are kept apart by. */
export const placesOf = (source: Source): Record<FigureBy, string> => ({
  agent: 'e.agent_id',
  team: 'e.team_id',
  inbox: source.inbox ?? 't.inbox_id',
  channel: source.channel ?? 't.channel',
  territory: lastTold('ticket.territory_found', `(p.payload->>'territoryId')::uuid`),
  product: lastTold('ticket.service_facts', `p.payload->'service'->>'product'`),
});

/**
 * One line for each event of a span, with a value for each measure that it counts in: `agent_id`, `team_id`, `inbox_id`,
 * `channel`, `territory_id`, `product`, `local` time and `day`, `v1` …. Parameters: from, to, the zone of both. Bounds are plain
 * values, for a planner that has to join days guesses that a day is a ninth of all events.
 */
export function linesSql(source: Source): string {
  const { agent, team, inbox, channel, territory, product } = placesOf(source);
  const values = Object.values(source.measures).map(
    (measure, i) => `case when ${whereOf(measure, ALL)} then ${valueOf(measure, ALL)} end as v${i + 1}`,
  );
  // Fenced, or each value would be worked out once for its count and once for its sum.
  return `select ${agent} as agent_id, ${team} as team_id, ${inbox} as inbox_id, ${channel} as channel,
      ${territory} as territory_id, ${product} as product,
      e.at at time zone $3 as local, (e.at at time zone $3)::date as day, ${values.join(', ')}
    from ${fromSql(source, ALL)} where e.type = '${source.type}' and e.at >= $1 and e.at < $2 ${standing(source, ALL)} offset 0`;
}
