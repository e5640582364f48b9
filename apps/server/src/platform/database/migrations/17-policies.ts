import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies by version, the resolution clocks they set, and the job that sets clocks again. */
export class Policies1795300000017 implements MigrationInterface {
  name = 'Policies1795300000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ticket add column resolution jsonb');
    await runner.query('alter table reply_window add column policy jsonb');
    await runner.query(tables);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What deadlines were set by would be forgotten.'));
  }
}

const tables = `
create table service_policy (
  id uuid not null,
  version int not null check (version > 0),
  name text not null,
  position int not null,
  active boolean not null,
  conditions jsonb not null,
  targets jsonb not null,
  rule text,
  by_id uuid not null references agent,
  by_name text not null,
  -- A version holds from then on until the next one does.
  since timestamptz not null,
  primary key (id, version)
);
create table service_policy_act (
  agent_id uuid not null,
  client_id text not null,
  policy_id uuid not null,
  primary key (agent_id, client_id)
);

create table ticket_clock (
  ticket_id uuid not null references ticket,
  kind text not null check (kind in ('resolution')),
  policy_id uuid not null,
  policy_version int not null,
  target_seconds int not null,
  hours text not null check (hours in ('working', 'calendar')),
  started_at timestamptz not null,
  due_at timestamptz,
  -- When the breach is due; null while a pause lasts and when nothing more is to come.
  next_step_at timestamptz,
  pauses jsonb not null,
  breached_at timestamptz,
  holder_at_breach_id uuid references agent,
  ended_at timestamptz,
  withdrawn_at timestamptz,
  primary key (ticket_id, kind),
  foreign key (policy_id, policy_version) references service_policy (id, version)
);
create index ticket_clock_due on ticket_clock (next_step_at) where next_step_at is not null;

create table recomputation (
  id uuid primary key,
  because text not null check (because in ('policy', 'calendar', 'team')),
  by_id uuid not null references agent,
  by_name text not null,
  started_at timestamptz not null,
  total int,
  done int not null default 0,
  moved int not null default 0,
  finished_at timestamptz,
  stopped_at timestamptz,
  stopped_by_name text
);
-- One at a time: a newer one takes over what an older one has left.
create unique index recomputation_running on recomputation ((true)) where finished_at is null and stopped_at is null;
create index recomputation_newest on recomputation (started_at desc, id desc);
create table recomputation_ticket (
  recomputation_id uuid not null references recomputation,
  ticket_id uuid not null references ticket,
  primary key (recomputation_id, ticket_id)
);
`;
