import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of conduct: findings against rules, what people judged of them, and how far the events were read. */
export class Conduct1795300000013 implements MigrationInterface {
  name = 'Conduct1795300000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ledger, reading, looking]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What agents were judged for is not thrown away.'));
  }
}

const ledger = `
create table violation (
  id uuid primary key,
  rule text not null,
  -- The episode, message or call: no rule is found twice for one.
  evidence_key text not null check (evidence_key <> ''),
  agent_id uuid not null references agent,
  ticket_id uuid references ticket,
  message_id uuid,
  call_id uuid,
  window_id uuid,
  at timestamptz not null,
  points double precision not null check (points >= 0),
  said jsonb,
  state text not null check (state in ('proposed', 'confirmed', 'dismissed', 'appealed', 'upheld', 'reversed')),
  confirmed_by_id uuid references agent,
  steps jsonb not null,
  due_at timestamptz,
  proposed_by_id uuid references agent,
  client_id text,
  version int not null,
  unique (rule, evidence_key),
  -- Points cost somebody something: a person who is not the judged one stands for them.
  check (state not in ('confirmed', 'appealed', 'upheld') or (confirmed_by_id is not null and confirmed_by_id <> agent_id))
);
create unique index violation_client on violation (proposed_by_id, client_id) where client_id is not null;
create index violation_agent on violation (agent_id, at desc, id desc);
create index violation_recent on violation (at desc, id desc);
create index violation_waiting on violation (state, agent_id) where state in ('proposed', 'confirmed', 'appealed');
create index violation_due on violation (due_at) where state in ('proposed', 'appealed');
create index violation_message on violation (message_id) where message_id is not null;
create index violation_window on violation (window_id) where window_id is not null;
create index violation_ticket on violation (ticket_id) where ticket_id is not null;

create table greeting_words (
  id bigint generated always as identity primary key,
  words text[] not null,
  effective_at timestamptz not null,
  by_agent_id uuid not null references agent,
  by_name text not null
);
`;

// What happened before there was a ledger is nobody's violation: reading begins with what is stored from now on.
const reading = `
create table conduct_episode (
  window_id uuid primary key,
  ticket_id uuid not null,
  agent_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  repeat_at timestamptz,
  repeats int not null default 0,
  ended_at timestamptz,
  ending text check (ending in ('answered', 'excused')),
  excuse text,
  working_seconds double precision
);
create index conduct_episode_running on conduct_episode (ticket_id) where ended_at is null;

create table conduct_reading (
  only_one boolean primary key default true check (only_one),
  began_xid xid8 not null,
  cursor_xid xid8 not null,
  cursor_id bigint not null
);
insert into conduct_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;
`;

const looking = `create index desk_event_opened on desk_event (contact_id, id) where type = 'ticket.opened';`;
