/** Tickets with a window opened five minutes ago whose first step lies an hour ahead. */
export async function seedWindows(client, inboxId, teamId, count) {
  await client.query(
    `with made as (
       select n, gen_random_uuid() as contact_id, gen_random_uuid() as ticket_id, gen_random_uuid() as window_id,
         date_trunc('milliseconds', now()) - interval '5 minutes' as opened, date_trunc('milliseconds', now()) + interval '3 hours' as due
       from generate_series(1, ${count}) n),
     c as (insert into contact (id, name, created_at) select contact_id, '客户 ' || n, opened from made),
     t as (insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, team_id, status, status_since, priority, tags,
         last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq, agent_read_seq, reply_window, queue_due_at,
         created_at, updated_at, version)
       select ticket_id, 1000000 + n, $1, 'web-chat', contact_id, '客户 ' || n, $2, 'open', opened, 'normal', '{}', 1, 1, 0, 0, 0, 0,
         jsonb_build_object('id', window_id, 'first', true, 'openedAt', opened, 'remindAt', due - interval '2 hours',
           'leadAt', due - interval '1 hour', 'dueAt', due, 'segments', jsonb_build_array(jsonb_build_object('from', opened, 'to', due)),
           'remindedAt', null, 'leadToldAt', null, 'breachedAt', null),
         due, opened, opened, 1 from made)
     insert into reply_window (id, ticket_id, first, opened_at, remind_at, lead_at, due_at, segments, next_step_at)
     select window_id, ticket_id, true, opened, due - interval '2 hours', due - interval '1 hour', due,
       jsonb_build_array(jsonb_build_object('from', opened, 'to', due)), due - interval '2 hours' from made`,
    [inboxId, teamId],
  );
  await client.query('vacuum analyze');
}
