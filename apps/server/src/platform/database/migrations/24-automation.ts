import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that act by themselves, what each came to, and who hears of it. */
export class Automation1795300000024 implements MigrationInterface {
  name = 'Automation1795300000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [rules, runs, reading]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What rules did is not thrown away.'));
  }
}

const rules = `
create table automation_rule (
  id uuid primary key,
  name text not null,
  position int not null,
  trigger jsonb not null,
  conditions jsonb not null,
  actions jsonb not null,
  run_when text not null check (run_when in ('always', 'working', 'not_working')),
  stops boolean not null,
  -- Since when it acts by this trigger; null while it is off. What happened before is no occasion.
  on_since timestamptz,
  -- How far the tickets that were there already were looked through for its deadlines; null when all were.
  planned_after uuid,
  created_by uuid not null references agent,
  client_id text not null,
  written_by text not null,
  written_at timestamptz not null,
  -- One that acted stays for what it did.
  deleted_at timestamptz,
  version int not null,
  unique (created_by, client_id)
);
create index automation_rule_order on automation_rule (position, id) where deleted_at is null;
`;

const runs = `
create table automation_run (
  id uuid primary key,
  rule_id uuid not null references automation_rule,
  ticket_id uuid not null references ticket,
  -- The event, or what lasts: each once for a rule and a ticket.
  episode text not null,
  event_id bigint,
  message_id uuid,
  -- When it happened, or the deadline; asked about in this order, then in that of the rules.
  due_at timestamptz not null,
  position int not null,
  -- The rules behind the event, the first cause first.
  chain jsonb not null,
  -- Null while it waits. Where conditions did not hold, or what lasted had ended, nothing was done.
  result text check (result in ('unmet', 'ended', 'stopped', 'done', 'guarded', 'failed')),
  code text,
  acts jsonb not null default '[]',
  ran_at timestamptz,
  unique (rule_id, ticket_id, episode),
  check ((result is null) = (ran_at is null))
);
create index automation_run_due on automation_run (due_at) where result is null;
create index automation_run_turn on automation_run (ticket_id, due_at, event_id, position) where result is null;
create index automation_run_log on automation_run (rule_id, ran_at desc) where result in ('done', 'guarded', 'failed');
create index automation_run_often on automation_run (ticket_id, rule_id, ran_at) where result = 'done';
create index automation_run_old on automation_run (ran_at) where result in ('unmet', 'stopped', 'ended');

create table automation_notice (
  run_id uuid not null references automation_run,
  agent_id uuid not null references agent,
  -- At once, or at the start of their shift.
  due_at timestamptz not null,
  told_at timestamptz,
  primary key (run_id, agent_id)
);
create index automation_notice_due on automation_notice (due_at) where told_at is null;
`;

// Rules are for what happens from now on.
const reading = `
create table automation_reading (
  only_one boolean primary key default true check (only_one),
  began_xid xid8 not null,
  cursor_xid xid8 not null,
  cursor_id bigint not null
);
insert into automation_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;
`;
