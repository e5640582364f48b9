import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls between widget and console: what the record of a call says of ringing, and the line that carries it. */
export class WebCalls1795300000010 implements MigrationInterface {
  name = 'WebCalls1795300000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(calls);
    await runner.query(lines);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Calls that were spoken are not taken away again.'));
  }
}

// Telephone calls may have brought some of these columns before.
const calls = `
alter table call
  alter column agent_id drop not null,
  add column if not exists inbox_id uuid references inbox,
  add column if not exists ringing_agent_ids uuid[] not null default '{}',
  add column if not exists ring_seconds int,
  add column if not exists answer_seconds int,
  add column if not exists hung_up_by text,
  add column if not exists message_id uuid;
create index if not exists call_ringing on call using gin (ringing_agent_ids) where ended_at is null;
create index if not exists call_agent_running on call (agent_id) where ended_at is null;
drop index call_one_running;
create unique index call_one_running on call (agent_id) where ended_at is null and source in ('timer', 'web');
`;

const lines = `
create table web_call (
  call_id uuid primary key references call,
  identity_id uuid not null references identity,
  started_by_id uuid not null,
  client_id text not null,
  holder_id uuid references agent,
  contact_peer text,
  agent_peer text,
  contact_seen_at timestamptz,
  agent_seen_at timestamptz,
  rings_until timestamptz,
  widens_at timestamptz,
  declined_ids uuid[] not null default '{}',
  rung_ids uuid[] not null default '{}',
  -- Null when the call is over.
  due_at timestamptz,
  unique (started_by_id, client_id)
);
create unique index web_call_one_a_visitor on web_call (identity_id) where due_at is not null;
create index web_call_due on web_call (due_at) where due_at is not null;
`;
