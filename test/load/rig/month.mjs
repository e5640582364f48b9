/** Agents with a confirmed card of one month each, and the events that their cards are measured by. */
export async function seedMonth(client, { agents, events, month, templateId, scorerId, reviewerId }) {
  await client.query(
    `with made as (insert into agent (id, name, email, password_hash, work_number, role, visibility, capacity, locale, created_at)
       select gen_random_uuid(), '客服 ' || n, 'month' || n || '@bench.test', 'none', 'm' || n, 'agent', 'team', 8, 'zh-CN',
         $2::timestamptz - interval '90 days'
       from generate_series(1, $1::int) n returning id)
     insert into team_member (team_id, agent_id) select (select id from team order by id limit 1), id from made`,
    [agents, month],
  );
  await client.query(
    `create temporary table scored as select id, row_number() over (order by work_number) - 1 as n from agent where work_number like 'm%'`,
  );
  await client.query('create unique index on scored (n)');
  for (let from = 0; from < events; from += CHUNK)
    await client.query(EVENTS, [from, Math.min(from + CHUNK, events) - 1, agents, month]);
  await client.query(CARDS, [month, templateId, scorerId, reviewerId]);
  await client.query('vacuum analyze desk_event');
}

const CHUNK = 250_000;

// A third each of calls, callbacks and leads, as the templates ask for them; a tenth falls into the months around.
const EVENTS = `insert into desk_event (subject_kind, subject_id, version, agent_id, type, payload, actor_kind, actor_name, at)
  select kind, gen_random_uuid(), 1, s.id, type, jsonb_build_object('view', jsonb_build_object(
      'state', state, 'result', result, 'direction', 'outbound', 'talkSeconds', 20 + i % 600, 'feedback', '都好',
      'ticketNumber', i, 'contactName', '客户 ' || i)), 'desk', 'desk',
    $4::timestamptz - interval '36 hours' + (i::bigint * 7919 % 2937600) * interval '1 second'
  from generate_series($1::bigint, $2::bigint) i join scored s on s.n = i / 3 % $3::int
  join (values (0, 'call', 'call.ended', 'ended', 'answered'), (1, 'callback', 'callback.done', 'done', 'satisfied'),
    (2, 'lead', 'lead.judged', 'valid', null)) k(n, kind, type, state, result) on k.n = i % 3`;

const CARDS = `insert into card (id, agent_id, month, template_id, template_version, planned_by_id, planned_at, self_due_at, version,
    approved_by_id, approved_at, scored_by_id, scored_at, confirmed_by_id, confirmed_at, said)
  select gen_random_uuid(), s.id, $1::date, v.template_id, v.version, $3, now(), $1::timestamptz + interval '33 days', 1,
    $3, now(), $3, now(), $4, now(),
    (select jsonb_object_agg(line->>'key', jsonb_build_object('superior', jsonb_build_object('points', '1', 'reason', 'bench')))
     from jsonb_array_elements(v.lines) line where (line->>'weight')::numeric > 0)
  from scored s join card_template_version v on v.template_id = $2 and v.version = 1`;
