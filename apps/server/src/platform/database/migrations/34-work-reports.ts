import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that agents write of their work: when each is due, what was handed in, and what became of it. */
export class WorkReports1795300000034 implements MigrationInterface {
  name = 'WorkReports1795300000034';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [reports, steps, asked, evidence]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What agents handed in is not forgotten.'));
  }
}

const reports = `
create table work_report (
  id uuid primary key,
  agent_id uuid not null references agent,
  kind text not null check (kind in ('daily', 'weekly', 'monthly')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  zone text not null,
  opens_on date not null,
  due_at timestamptz not null,
  -- When it is looked at next: for the reminder, then for the deadline.
  next_at timestamptz,
  reminded_at timestamptz,
  missed_at timestamptz,
  state text not null check (state in ('open', 'handed', 'returned', 'read', 'excused')),
  draft jsonb not null default '{}',
  words jsonb not null default '{}',
  content jsonb,
  handed_at timestamptz,
  version int not null default 1,
  unique (agent_id, kind, from_day),
  check ((state in ('handed', 'returned', 'read')) = (handed_at is not null))
);
create index work_report_next on work_report (next_at) where next_at is not null;
create index work_report_due on work_report (due_at desc, id desc);
create index work_report_agent on work_report (agent_id, due_at desc, id desc);
`;

const steps = `
create table work_report_step (
  id uuid primary key,
  report_id uuid not null references work_report,
  step text not null check (step in ('handed', 'amended', 'read', 'returned')),
  at timestamptz not null,
  by_id uuid not null references agent,
  by_name text not null,
  note text not null default '',
  words jsonb,
  client_id text not null,
  unique (report_id, client_id)
);
create index work_report_step_report on work_report_step (report_id, at);
`;

// Nobody owes a report of a day before the desk first asked for one.
const asked = `
create table work_report_asked (
  only_one boolean primary key default true check (only_one),
  until_day date
);
insert into work_report_asked default values;
`;

const evidence = `
create index desk_event_work_report on desk_event (agent_id, subject_id, version desc) where subject_kind = 'work_report';
`;
