import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ladders, their steps as due rows, who is told of them, and tickets without a solution. */
export class Ladder1795300000020 implements MigrationInterface {
  name = 'Ladder1795300000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [ladders, reports, escalations, reading]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Who was told of what is not forgotten.'));
  }
}

const ladders = `
create table ladder (
  id bigint generated always as identity primary key,
  -- Null: of every team that has none of its own.
  team_id uuid references team,
  version int not null,
  -- Null: the team follows the ladder of all again.
  steps jsonb,
  max_transfers int not null check (max_transfers >= 0),
  manager_id uuid references agent,
  written_at timestamptz not null,
  by_agent_id uuid,
  by_name text not null
);
create unique index ladder_version on ladder (coalesce(team_id, '00000000-0000-0000-0000-000000000000'), version);
`;

const reports = `
create table no_solution (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  by_agent_id uuid not null references agent,
  client_id text not null,
  reason text not null,
  at timestamptz not null,
  solve_by timestamptz not null,
  ended_at timestamptz,
  unique (by_agent_id, client_id)
);
create unique index no_solution_open on no_solution (ticket_id) where ended_at is null;
create index no_solution_ticket on no_solution (ticket_id, at);
`;

const escalations = `
create table escalation (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  window_id uuid references reply_window,
  no_solution_id uuid references no_solution,
  rung text not null check (rung in ('step', 'supervisor', 'manager', 'solve')),
  -- A step's own id, or the name of the rung.
  step_id text not null,
  -- The step as it was written when it was planned; null for rungs of a report.
  step jsonb,
  due_at timestamptz not null,
  acknowledge_by timestamptz,
  fired_at timestamptz,
  dropped text check (dropped in ('ended', 'replaced', 'past')),
  -- Waits for the shift of who is to get the ticket.
  postponed boolean not null default false,
  outcome text,
  check ((window_id is null) <> (no_solution_id is null)),
  -- Each step once for each episode.
  unique (window_id, step_id),
  unique (no_solution_id, step_id)
);
create index escalation_due on escalation (due_at) where fired_at is null and dropped is null;
create index escalation_ticket on escalation (ticket_id, due_at);

create table escalation_notice (
  id uuid primary key,
  escalation_id uuid not null references escalation,
  agent_id uuid not null references agent,
  due_at timestamptz not null,
  postponed boolean not null,
  notice boolean not null,
  email boolean not null,
  told_at timestamptz,
  dropped_at timestamptz,
  acknowledge_by timestamptz,
  acknowledged_at timestamptz,
  mail_state text check (mail_state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed')),
  mail_due_at timestamptz,
  mail_started_at timestamptz,
  mail_attempts int not null default 0,
  mail_error text,
  unique (escalation_id, agent_id)
);
create index escalation_notice_due on escalation_notice (due_at) where told_at is null and dropped_at is null;
create index escalation_notice_mail on escalation_notice (mail_due_at) where mail_state in ('queued', 'sending');
create index escalation_notice_open on escalation_notice (acknowledge_by) where acknowledge_by is not null and acknowledged_at is null;
`;

/** Windows that ran before the ladder did are planned at the first look; what happens from here on is read. */
const reading = `
create table ladder_reading (
  only_one boolean primary key default true check (only_one),
  cursor_xid xid8 not null,
  cursor_id bigint not null
);
insert into ladder_reading (cursor_xid, cursor_id) select pg_snapshot_xmin(pg_current_snapshot()), 0;
`;
