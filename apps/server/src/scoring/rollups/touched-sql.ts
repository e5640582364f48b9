import { SOURCES } from '../catalogue/catalogue';
import { TELLING_PLACES } from '../catalogue/lines-sql';

/** Records that are counted as their last event left them: any event of such a record touches what was counted of it. */
const LATEST = SOURCES.filter(({ latest }) => latest).map(({ type }) => type);
const KINDS = [...new Set(LATEST.map((type) => type.split('.')[0]))];
const PAIRS = SOURCES.flatMap(({ type, touchedBy = [], voidable }) =>
  [...touchedBy, ...(voidable ? ['message.taken_back'] : [])].map((toucher) => ({ toucher, type })),
);

const PLACES = TELLING_PLACES.map((type) => `'${type}'`).join(', ');

/** Parameters 4 to 6 of `touchedSql`, as JSON where lists belong together. */
export const TOUCHING: readonly unknown[] = [
  SOURCES.map(({ type }) => type),
  JSON.stringify({ kinds: KINDS, types: LATEST }),
  JSON.stringify(PAIRS),
];

/**
 * Days of sources that the events after a position touch. What is counted of an event that nothing else touches changes with
 * that event alone. Parameters: position (two), zone, and what touches what (three).
 */
export const touchedSql = (until: string): string => `
  with fresh as materialized (select type, subject_kind, subject_id, ticket_id, at from desk_event
    where (xid, id) > ($1::xid8, $2::bigint) ${until}),
  touched as (
    select type, at from fresh where type = any($4::text[])
    union select e.type, e.at from fresh f join desk_event e on e.subject_kind = f.subject_kind and e.subject_id = f.subject_id
      where f.subject_kind in (select jsonb_array_elements_text($5::jsonb->'kinds'))
        and e.type in (select jsonb_array_elements_text($5::jsonb->'types'))
    union select e.type, e.at from fresh f join jsonb_to_recordset($6::jsonb) as p(toucher text, type text) on p.toucher = f.type
      join desk_event e on e.subject_kind = 'ticket' and e.subject_id = coalesce(f.ticket_id, f.subject_id) and e.type = p.type
    union select e.type, e.at from fresh f join desk_event e on e.ticket_id = f.ticket_id
      where f.type in (${PLACES}) and e.type = any($4::text[]))
  select distinct type as source, to_char(at at time zone $3, 'YYYY-MM-DD') as day from touched`;
