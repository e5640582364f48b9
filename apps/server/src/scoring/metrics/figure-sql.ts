import type { Part } from '../catalogue/catalogue';
import type { Gathering, Known } from '../catalogue/figure';
import { ALL, atSnapshot, fromSql, standing, valueOf, whereOf } from '../catalogue/lines-sql';

const NAMED = `left join contact o on o.id = e.contact_id left join contact c on c.id = coalesce(o.joined_into, o.id)`;

const worded = ({ measure }: Part): string =>
  `t.number::int as ticket_number, c.name as contact_name, coalesce(${measure.text}, '') as text`;

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
 * Rows of one figure of an agent as they were known at a moment, the oldest first, with values that nothing rounds. Parameters:
 * from, to, agent, the moment's snapshot.
 */
export function knownSql(parts: readonly Part[]): string {
  const known = atSnapshot('$4');
  const rows = together(
    parts,
    (
      part,
    ) => `select e.id as order_id, e.id::text, e.at, ${worded(part)}, trim_scale(${valueOf(part.measure, known)})::text as value
    from ${fromSql(part.source, known)} ${NAMED} where ${within(part, known)} and e.agent_id = $3::uuid`,
  );
  return `select id, at, ticket_number, contact_name, text, value from (${rows}) rows order by at, order_id`;
}

/**
 * What the same rows of many agents come to in each span that begins at one of `$5`, nothing rounded: of each agent and span
 * that has rows their number, what they gather to, and their events' numbers. Sums are told for what is divided by the number.
 * Parameters: from, to, agents, the moment's snapshot, where spans begin (the first at from).
 */
export function gatheredSql(parts: readonly Part[], gather: Gathering): string {
  const known = atSnapshot('$4');
  const rows = together(
    parts,
    (
      part,
    ) => `select e.agent_id, e.id, e.at, width_bucket(e.at, $5::timestamptz[]) as span, ${valueOf(part.measure, known)} as value
    from ${fromSql(part.source, known)} where ${within(part, known)} and e.agent_id = any($3::uuid[])`,
  );
  return `select agent_id, span, count(*)::int as n, trim_scale(${GATHERED[gather]})::text as value,
      string_agg(id::text, ' ' order by at, id) as ids
    from (${rows}) rows group by agent_id, span order by agent_id, span`;
}

const SORTED = '(array_agg(value order by value))';
// A half is multiplied: a quotient would be cut after so many places.
const GATHERED: Record<Gathering, string> = {
  sum: 'sum(value)',
  mean: 'sum(value)',
  share: 'sum(value)',
  median: `(${SORTED}[(count(*) + 1) / 2] + ${SORTED}[count(*) / 2 + 1]) * 0.5`,
  p90: `${SORTED}[(count(*) * 9 + 9) / 10]`,
};
