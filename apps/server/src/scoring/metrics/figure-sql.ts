import type { Part } from '../catalogue/catalogue';
import type { Known } from '../catalogue/figure';
import { ALL, atSnapshot, fromSql, standing, valueOf, whereOf } from '../catalogue/lines-sql';

const NAMED = `left join contact o on o.id = e.contact_id left join contact c on c.id = coalesce(o.joined_into, o.id)`;

const worded = ({ measure }: Part): string =>
  `t.number::int as ticket_number, c.name as contact_name, coalesce(${measure.text}, '') as text`;
const WORDLESS = `null::int as ticket_number, null::text as contact_name, '' as text`;

const within = ({ source, measure }: Part, known: Known): string =>
  `e.type = '${source.type}' and e.at >= $1 and e.at < $2 ${known('e')} ${standing(source, known)}
   and ${whereOf(measure, known)} and ${valueOf(measure, known)} is not null`;

const together = (parts: readonly Part[], each: (part: Part) => string): string =>
  parts.map((part) => `(${each(part)})`).join(' union all ');

/**
 * Rows behind a cell or a mark of a chart, the newest first. Parameters: from, to, key of the last row read (two), limit;
 * whose: agents, whether all of nobody's, else those of which teams; then those of `narrowed`.
 */
export function evidenceSql(parts: readonly Part[], narrowed: (part: Part) => readonly string[]): string {
  const rows = together(parts, (part) => {
    const { source, measure } = part;
    const whose = `(e.agent_id = any($6::uuid[]) or (${source.nobody ?? false} and e.agent_id is null
      and ($7::boolean or e.team_id = any($8::uuid[]))))`;
    return `select e.id as order_id, e.id::text, e.at, e.at::text as key_at, e.ticket_id, t.number as ticket_number, c.name as contact_name,
      coalesce(${measure.text}, '') as text, ${valueOf(measure, ALL)}::float8 as value
      from ${fromSql(source, ALL)} ${NAMED}
      where ${[within(part, ALL), whose, ...narrowed(part)].join(' and ')}
        and ($3::timestamptz is null or (e.at, e.id) < ($3, $4::bigint))
      order by e.at desc, e.id desc limit $5`;
  });
  return `select id, at, key_at, ticket_id, ticket_number, contact_name, text, value from (${rows}) rows
    order by at desc, order_id desc limit $5`;
}

/**
 * Rows of one figure of some agents as they were known at a moment, the oldest first, with values that nothing rounds. Without
 * words neither tickets nor contacts are read. Parameters: from, to, agents, the moment's snapshot.
 */
export function knownSql(parts: readonly Part[], words: boolean): string {
  const known = atSnapshot('$4');
  const rows = together(
    parts,
    (part) => `select e.agent_id, e.id as order_id, e.id::text, e.at, ${words ? worded(part) : WORDLESS},
      trim_scale(${valueOf(part.measure, known)})::text as value
    from ${fromSql(part.source, known)} ${words ? NAMED : ''}
    where ${within(part, known)} and e.agent_id = any($3::uuid[])`,
  );
  return `select agent_id, id, at, ticket_number, contact_name, text, value from (${rows}) rows order by at, order_id`;
}
