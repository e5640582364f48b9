import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts who came back, readers' failures, and callbacks that the desk plans once and tries number by number. */
export class Repeats1795300000022 implements MigrationInterface {
  name = 'Repeats1795300000022';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [repeats, reading, callbacks]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was found of contacts who came back is not thrown away.'));
  }
}

const repeats = `
create table repeat_contact (
  id uuid primary key,
  -- The word of the contact that was found: no event makes two.
  event_id bigint not null unique,
  contact_id uuid not null references contact,
  ticket_id uuid not null references ticket,
  message_id uuid,
  channel text not null,
  at timestamptz not null,
  earlier_ticket_id uuid not null references ticket,
  earlier_at timestamptz not null,
  earlier_channel text not null,
  -- Whom it counts for: who held the ticket when the fault was made; null where nobody did.
  agent_id uuid references agent,
  proposed_cause text not null,
  cause text not null check (cause in
    ('promise_broken', 'hour_missing', 'changed_alone', 'parts_undated', 'late_reply', 'unknown')),
  evidence jsonb,
  state text not null check (state in ('proposed', 'confirmed', 'reviewed', 'other_matter')),
  reviewed_by_id uuid references agent check (reviewed_by_id <> agent_id),
  steps jsonb not null,
  version int not null,
  check (state <> 'reviewed' or reviewed_by_id is not null)
);
create index repeat_contact_ticket on repeat_contact (ticket_id);
create index repeat_contact_recent on repeat_contact (at desc, id desc);
create index repeat_contact_agent on repeat_contact (agent_id, at desc);
create index repeat_contact_waiting on repeat_contact (at, id) where state in ('proposed', 'confirmed');
`;

// Who came back before is nobody's to judge: reading begins with what is stored from now on.
const reading = `
create table repeat_reading (
  only_one boolean primary key default true check (only_one),
  began_xid xid8 not null,
  cursor_xid xid8 not null,
  cursor_id bigint not null
);
insert into repeat_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;

create table callback_reading (like repeat_reading including all);
insert into callback_reading select * from repeat_reading;

create table event_failure (
  id bigint generated always as identity primary key,
  reader text not null,
  event_id bigint not null,
  event_type text not null,
  ticket_id uuid,
  happened_at timestamptz not null,
  error text not null,
  at timestamptz not null,
  unique (reader, event_id)
);
`;

const callbacks = `
alter table callback
  -- What the desk plans once and never again: reason and ticket.
  add column once_key text unique,
  add column planned_at timestamptz,
  add column snoozed_until timestamptz,
  add column tried jsonb not null default '[]';
update callback set planned_at = coalesce((select e.at from desk_event e
  where e.subject_kind = 'callback' and e.subject_id = callback.id and e.version = 1), due_at);
alter table callback alter column planned_at set not null;
create index callback_due_all on callback (due_at, id);
`;
