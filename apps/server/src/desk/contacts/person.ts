/*
 * Contacts that were joined keep their rows, and what belongs to them keeps its origin: tickets, identities, calls. A
 * joined contact points straight to the person it is shown under, so each question is one step in SQL.
 */

/** The id of the person behind a contact. */
export const personOf = (contactId: string): string =>
  `(select coalesce(p.joined_into, p.id) from contact p where p.id = ${contactId})`;

/** Ids of all contacts that are shown as one person with this one, as an array. */
export const membersOf = (contactId: string): string =>
  `array(select m.id from (select coalesce(p.joined_into, p.id) as id from contact p where p.id = ${contactId}) person
    cross join lateral (select person.id union all select g.id from contact g where g.joined_into = person.id) m)`;

/** Joins the contact `o` of a row and the person `c` behind it. */
export const joinPerson = (contactId: string): string =>
  `join contact o on o.id = ${contactId} join contact c on c.id = coalesce(o.joined_into, o.id)`;

/** Ids of the groups that are still there and that a person, or somebody joined into them, is in, as an array. */
export const groupsOf = (personId: string): string =>
  `array(select g.id from contact_group g where g.deleted_at is null and g.id in (
    select unnest(m.groups) from contact m where m.id = ${personId} or m.joined_into = ${personId}) order by g.id)`;
