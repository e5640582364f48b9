/** What happened to each ticket, as events of one year: opened, written to, answered once or twice, resolved. */
export async function seedYear(client) {
  await client.query(`create temporary table life as
    select id, contact_id, team_id, holder_id, n,
      '2025-11-01'::timestamptz + (n * interval '1 year' / count(*) over ()) as at,
      1 + (n * 7919 % 3600) as first_wait, 1 + (n * 104729 % 2400) as next_wait, n % 2 = 0 as twice
    from (select *, row_number() over (order by id) as n from ticket) t`);
  for (const step of STEPS) await client.query(insertOf(step));
  // Nothing of that year is left to do: tickets that wait to be closed or answered would go on telling.
  await client.query(
    `update ticket set status = 'closed', reply_window = null, queue_due_at = 'infinity', version = 6, last_seq = 6`,
  );
  await client.query('vacuum analyze desk_event, ticket');
}

const STEPS = [
  { version: 1, type: 'ticket.opened', agent: 'null', payload: `'{}'`, after: '0' },
  { version: 2, type: 'message.received', agent: 'null', payload: `'{}'`, after: '0' },
  { version: 3, type: 'reply_window.opened', agent: 'null', payload: `'{}'`, after: '0' },
  { version: 4, type: 'reply_window.answered', payload: answered('true', 'first_wait'), after: 'first_wait' },
  {
    version: 5,
    type: 'reply_window.answered',
    payload: answered('false', 'next_wait'),
    after: 'first_wait + next_wait',
    where: 'twice',
  },
  { version: 6, type: 'ticket.resolved', payload: `'{}'`, after: 'first_wait + next_wait + 60' },
];

function answered(first, wait) {
  return `jsonb_build_object('first', ${first}, 'met', ${wait} <= 1800, 'workingSeconds', ${wait})`;
}

const insertOf = ({ version, type, agent = 'holder_id', payload, after, where = 'true' }) => `
  insert into desk_event (subject_kind, subject_id, version, ticket_id, contact_id, agent_id, team_id, holder_id, type, payload,
    actor_kind, actor_name, at)
  select 'ticket', id, ${version}, id, contact_id, ${agent}, team_id, holder_id, '${type}', ${payload}::jsonb, 'desk', 'desk',
    at + (${after}) * interval '1 second' from life where ${where}`;
