import pg from 'pg';

export async function connected(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return client;
}

const TEAMS = 8;
const HOLDERS = 40;
const CONTACTS = 20_000;

/** Teams, agents and contacts that the tickets of a crowd belong to, beside what the desk was set up with. */
export async function seedHouse(client) {
  await client.query(
    `insert into team (id, name, strategy, calendar_id)
     select gen_random_uuid(), 'team ' || n, 'manual', (select id from calendar limit 1) from generate_series(1, ${TEAMS}) n`,
  );
  await client.query(
    `with made as (insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale)
       select gen_random_uuid(), '客服 ' || n, 'crowd' || n || '@bench.test', 'none', 'c' || n, 'agent', 'team', 8, 'zh-CN'
       from generate_series(1, ${HOLDERS}) n returning id)
     insert into team_member (team_id, agent_id)
     select t.id, m.id from (select id, row_number() over () as n from made) m
     join (select id, row_number() over (order by name) as n from team where name like 'team %') t on t.n = m.n % ${TEAMS} + 1`,
  );
  await client.query(
    `insert into contact (id, name, created_at) select gen_random_uuid(), '客户 ' || n, now() from generate_series(1, ${CONTACTS}) n`,
  );
}

/**
 * Tickets up to a total: 2 % in work (a third of them nobody's yet, half with a running window), the rest resolved
 * or closed over the last two years.
 */
export async function seedTickets(client, inboxId, from, to) {
  await client.query(
    `with t as (select array_agg(id order by name) as ids from team where name like 'team %'),
       c as (select array_agg(id order by id) as ids from contact),
       m as (select team_id, array_agg(agent_id) as ids from team_member group by team_id),
       made as (
         select n, t.ids[n % ${TEAMS} + 1] as team_id, c.ids[(n::bigint * 7919) % array_length(c.ids, 1) + 1] as contact_id,
           case when n % 50 = 0 then (array['open', 'open', 'waiting', 'on_hold'])[n / 50 % 4 + 1]
                when n % 10 = 1 then 'resolved' else 'closed' end as status,
           now() - (random() * interval '730 days') as at
         from generate_series($2::int, $3::int) n, t, c)
     insert into ticket (id, number, inbox_id, channel, contact_id, contact_name, team_id, holder_id, status, status_since,
       priority, subject, tags, last_message, last_seq, last_inbound_seq, last_reply_seq, delivered_seq, read_seq,
       agent_read_seq, reply_window, queue_due_at, created_at, updated_at, version)
     select gen_random_uuid(), 1000000 + n, $1, 'api', contact_id, '客户 ' || n, made.team_id,
       case when n % 150 = 0 then null else m.ids[n / 8 % array_length(m.ids, 1) + 1] end,
       status, at, 'normal', '订单 ' || n, '{}',
       jsonb_build_object('seq', 3, 'kind', 'inbound', 'preview', '你好，订单 ' || n || ' 还没有发货，能帮我看一下吗？',
         'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'authorName', '客户 ' || n),
       3, 3, 2, 0, 0, 2, case when due is null then null else jsonb_build_object('id', gen_random_uuid(), 'first', false,
         'openedAt', now(), 'remindAt', due, 'leadAt', due, 'dueAt', due, 'segments', '[]'::jsonb, 'remindedAt', null,
         'leadToldAt', null, 'breachedAt', null) end,
       coalesce(due, 'infinity'), at, at, 3
     from made join m on m.team_id = made.team_id
     cross join lateral (select case when status = 'open' and n % 100 = 0 then now() + (random() * 86400 - 600) * interval '1 second' end) w(due)`,
    [inboxId, from, to],
  );
}
