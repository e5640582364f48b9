import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How inboxes fare: their changes of state, what they turned away, and the alarms about them. And contacts that are one
 * person: nothing of a joined contact moves, it only points to the one it is shown under.
 */
export class Joins1795300000009 implements MigrationInterface {
  name = 'Joins1795300000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [health, joins, doubles]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was seen of inboxes is not forgotten again.'));
  }
}

const health = `
create table inbox_state_change (
  id bigint generated always as identity primary key,
  inbox_id uuid not null references inbox,
  state text not null check (state in ('connected', 'failed', 'off')),
  error text,
  at timestamptz not null
);
create index inbox_state_change_inbox on inbox_state_change (inbox_id, id desc);
insert into inbox_state_change (inbox_id, state, error, at)
  select id, state, state_error, now() from inbox where state in ('connected', 'failed');

create table inbox_refusal (
  inbox_id uuid not null references inbox,
  code text not null,
  hour timestamptz not null,
  count int not null,
  last_at timestamptz not null,
  primary key (inbox_id, code, hour)
);

create table inbox_alarm (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  kind text not null check (kind in ('down', 'unsent')),
  since timestamptz not null,
  due_at timestamptz not null,
  error text,
  raised_at timestamptz,
  ended_at timestamptz
);
create unique index inbox_alarm_one_open on inbox_alarm (inbox_id, kind) where ended_at is null;
create index inbox_alarm_due on inbox_alarm (due_at) where raised_at is null;

create table alarm_letter (
  id uuid primary key,
  alarm_id uuid not null references inbox_alarm,
  kind text not null check (kind in ('raised', 'ended')),
  agent_id uuid not null references agent,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed')),
  due_at timestamptz not null,
  attempts int not null default 0,
  last_error text,
  sent_from_id uuid references inbox,
  started_at timestamptz,
  done_at timestamptz,
  unique (alarm_id, kind, agent_id)
);
create index alarm_letter_due on alarm_letter (due_at) where state = 'queued';
create index alarm_letter_sending on alarm_letter (started_at) where state = 'sending';

create index delivery_inbox_unsent on delivery (inbox_id, created_at) where state in ('queued', 'sending');
create index delivery_inbox_troubled on delivery (inbox_id, done_at) where state in ('failed', 'unknown');
`;

const joins = `
alter table contact add column joined_into uuid references contact check (joined_into <> id);
create index contact_joined on contact (joined_into) where joined_into is not null;
alter table identity add column union_id text check (union_id <> '');
create index identity_union on identity (union_id) where union_id is not null;
create index identity_external on identity (external_id);

create table contact_join (
  id uuid primary key,
  survivor_id uuid not null references contact,
  other_id uuid not null references contact,
  moved uuid[] not null,
  facts jsonb not null,
  client_id text not null,
  by_agent_id uuid not null references agent,
  by_name text not null,
  at timestamptz not null,
  undo_until timestamptz not null,
  undone_at timestamptz,
  undone_by_id uuid references agent,
  unique (by_agent_id, client_id)
);
create index contact_join_survivor on contact_join (survivor_id, at desc) where undone_at is null;

create table contact_double (
  a_id uuid not null references contact,
  b_id uuid not null references contact check (a_id < b_id),
  dismissed_at timestamptz,
  dismissed_by_id uuid references agent,
  primary key (a_id, b_id)
);
create index contact_double_b on contact_double (b_id);
`;

// What was there before is compared once by what can be looked up; a number that many share gives a few pairs each.
const doubles = `
insert into contact_double (a_id, b_id)
  select least(c.id, o.id), greatest(c.id, o.id) from contact c
  cross join lateral (
    (select id from contact where phone = c.phone and id <> c.id order by id limit 5)
    union
    (select id from contact where lower(email) = lower(c.email) and id <> c.id order by id limit 5)) o
  where c.phone is not null or c.email is not null
on conflict do nothing;
`;
