import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that a telephone system tells of, their recordings, agents' phones and imports of old calls. */
export class Phone1795300000006 implements MigrationInterface {
  name = 'Phone1795300000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [calls, phones, recordings, imports]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What telephone systems said is not thrown away again.'));
  }
}

const calls = `
alter table call
  alter column agent_id drop not null,
  add column inbox_id uuid references inbox,
  add column external_id text check (external_id <> ''),
  add column line text,
  add column extension text,
  add column ringing_agent_ids uuid[] not null default '{}',
  add column rang_at timestamptz,
  add column ring_seconds int,
  add column answer_seconds int,
  add column holds jsonb not null default '[]',
  add column wrap_up_seconds int,
  add column hung_up_by text,
  add column transferred_from text,
  add column transferred_to text,
  add column message_id uuid,
  add column callback_id uuid references callback;
create unique index call_external on call (inbox_id, external_id);
create index call_inbox_running on call (inbox_id) where inbox_id is not null and ended_at is null;
create index call_ringing on call using gin (ringing_agent_ids) where ended_at is null;
-- Who talks on one line may have another on hold; only a timer can run once.
drop index call_one_running;
create unique index call_one_running on call (agent_id) where ended_at is null and source = 'timer';
create index call_agent_running on call (agent_id) where ended_at is null;

create table call_event (
  inbox_id uuid not null references inbox,
  call_key text not null,
  event_id text not null,
  receipt_id uuid,
  body jsonb not null,
  primary key (inbox_id, call_key, event_id)
);
`;

const phones = `
create table agent_phone (
  agent_id uuid primary key references agent,
  state text not null check (state in ('ready', 'busy', 'wrap_up', 'break')),
  since timestamptz not null,
  due_at timestamptz,
  call_id uuid references call,
  "then" text not null check ("then" in ('ready', 'break')),
  version int not null
);
create index agent_phone_due on agent_phone (due_at) where due_at is not null;
`;

const recordings = `
create table call_recording (
  id uuid primary key,
  call_id uuid not null references call,
  place text not null,
  state text not null check (state in ('waiting', 'stored', 'failed', 'refused')),
  consent text not null check (consent in ('yes', 'no', 'unknown')),
  sha256 text references file,
  media_type text,
  size bigint,
  attempts int not null default 0,
  due_at timestamptz not null,
  error text,
  unique (call_id, place)
);
create index call_recording_due on call_recording (due_at) where state = 'waiting';

create table call_listening (
  id uuid primary key,
  recording_id uuid not null references call_recording,
  agent_id uuid not null references agent,
  at timestamptz not null
);
create index call_listening_recording on call_listening (recording_id, at);
`;

const imports = `
create table cdr_import (
  id uuid primary key,
  inbox_id uuid not null references inbox,
  file_name text not null,
  sha256 text not null references file,
  zone text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  bytes bigint not null,
  position bigint not null default 0,
  lines int not null default 0,
  head jsonb,
  imported int not null default 0,
  duplicates int not null default 0,
  internal int not null default 0,
  faulty int not null default 0,
  faults jsonb not null default '[]',
  started_by uuid not null references agent,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index cdr_import_open on cdr_import (started_at) where state in ('waiting', 'running');
`;
