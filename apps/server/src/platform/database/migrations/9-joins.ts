import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How inboxes fare: their changes of state, what they turned away, and the alarms about them. */
export class Joins1795300000009 implements MigrationInterface {
  name = 'Joins1795300000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(health);
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

create index delivery_unsent on delivery (inbox_id, created_at) where state in ('queued', 'sending');
create index delivery_troubled on delivery (inbox_id, done_at) where state in ('failed', 'unknown');
`;
