import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slots agreed with contacts, every act on them once per client id, and interim results on notes. */
export class Promises1795300000012 implements MigrationInterface {
  name = 'Promises1795300000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(promises);
    await runner.query('alter table message add column interim jsonb');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was promised is not taken away again.'));
  }
}

const promises = `
create table promise (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  contact_id uuid not null references contact,
  kind text not null check (kind in ('visit', 'callback', 'answer', 'parts')),
  resource text,
  resource_agent_id uuid references agent,
  -- What resources are compared by; null for a promise that needs nobody in particular.
  resource_key text,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  zone text not null,
  agreement jsonb not null,
  former jsonb not null default '[]',
  expected_on date check (kind <> 'parts' or expected_on is not null),
  remark text not null,
  reminders jsonb not null,
  -- When the next reminder or the breach is due; null when nothing more is to come.
  next_step_at timestamptz,
  breached_at timestamptz,
  charged_id uuid references agent,
  kept_at timestamptz,
  lifted_at timestamptz,
  absent_at timestamptz,
  cancelled_at timestamptz,
  end_note text not null default '',
  callback_id uuid references callback,
  -- Written before its message is, in one transaction.
  message_id uuid references message deferrable initially deferred,
  created_at timestamptz not null,
  version int not null
);
create index promise_due on promise (next_step_at) where next_step_at is not null;
create index promise_ticket on promise (ticket_id, from_at);
create index promise_contact on promise (contact_id, from_at);
create index promise_day on promise (from_at, id);
create index promise_resource on promise (resource_key, from_at) where cancelled_at is null;

create table promise_act (
  agent_id uuid not null,
  client_id text not null,
  promise_id uuid not null references promise deferrable initially deferred,
  act text not null,
  at timestamptz not null,
  primary key (agent_id, client_id)
);
`;
