import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts that tickets wait for, and every act on them once per client id. */
export class PartsAndFirsts1795300000027 implements MigrationInterface {
  name = 'PartsAndFirsts1795300000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parts);
    await runner.query(handovers);
    await runner.query(dayChecks);
    await runner.query(reports);
    await runner.query('alter table call add column outcome text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was asked for is not taken away again.'));
  }
}

const parts = `
create table part (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  contact_id uuid not null references contact,
  kind text not null check (kind in ('fit', 'return', 'exchange')),
  name text not null,
  number text not null,
  quantity int not null check (quantity > 0),
  note text not null,
  fault text not null,
  found_by_id uuid not null references agent,
  needed_at timestamptz not null,
  remind_at timestamptz,
  report_by timestamptz,
  reminded_at timestamptz,
  late_at timestamptz,
  requested_at timestamptz,
  requested_by_id uuid references agent,
  expected_on date,
  arrived_at timestamptz,
  fit_by timestamptz,
  overdue_at timestamptz,
  fitted_at timestamptz,
  cancelled_at timestamptz,
  end_note text not null default '',
  -- When the next of reminder, cut-off and end of the day is due; null when nothing more is to come.
  next_step_at timestamptz,
  -- Written before its message is, in one transaction.
  message_id uuid references message deferrable initially deferred,
  version int not null
);
create index part_due on part (next_step_at) where next_step_at is not null;
create index part_ticket on part (ticket_id, needed_at);
create index part_open on part (needed_at, id) where fitted_at is null and cancelled_at is null;

create table part_act (
  agent_id uuid not null,
  client_id text not null,
  part_id uuid not null references part deferrable initially deferred,
  act text not null,
  at timestamptz not null,
  primary key (agent_id, client_id)
);
`;

// Who was given a ticket before has it already: reading begins with what is stored from now on.
const handovers = `
create table handover_reading (like repeat_reading including all);
insert into handover_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;
create index callback_handover on callback (ticket_id) where reason = 'handover' and done_at is null and cancelled_at is null;
`;

const dayChecks = `
alter table team add column day_check_minute int check (day_check_minute between 0 and 1439);
create table day_check (
  agent_id uuid not null references agent,
  day date not null,
  confirmed_at timestamptz not null,
  note text not null,
  -- How many results were open when it was said.
  open_count int not null,
  client_id text not null,
  primary key (agent_id, day)
);
-- A team's check of a day, so that it is made once.
create table day_check_run (
  team_id uuid not null references team on delete cascade,
  day date not null,
  at timestamptz not null,
  missing uuid[] not null default '{}',
  primary key (team_id, day)
);
`;

const reports = `
create table callback_report_plan (
  only_one boolean primary key default true check (only_one),
  addresses text[] not null default '{}',
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  -- From when on somebody is named: a week that was due before is not written of.
  since timestamptz not null default now(),
  version int not null default 1
);
insert into callback_report_plan default values;
create table callback_report (
  id uuid primary key,
  week_from date not null unique,
  week_to date not null,
  at timestamptz not null,
  locale text not null,
  content jsonb not null
);
create index callback_report_at on callback_report (at desc, id desc);
create table callback_report_letter (
  id uuid primary key,
  report_id uuid not null references callback_report,
  address text not null,
  by_id uuid references agent,
  client_id text not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown')),
  error text,
  attempts int not null default 0,
  created_at timestamptz not null,
  due_at timestamptz not null,
  started_at timestamptz,
  unique (report_id, client_id, address)
);
create index callback_report_letter_due on callback_report_letter (due_at) where state = 'queued';
`;
