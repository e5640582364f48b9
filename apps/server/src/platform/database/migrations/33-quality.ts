import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quality checks: samples that can be drawn again, forms by version, and each mark with its appeal. */
export class Quality1795300000033 implements MigrationInterface {
  name = 'Quality1795300000033';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [forms, samples, checks]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What people were marked by is not thrown away.'));
  }
}

const forms = `
create table quality_form (
  id uuid primary key,
  medium text not null check (medium in ('call', 'written')),
  shipped boolean not null default false,
  in_use boolean not null,
  version int not null
);
create unique index quality_form_in_use on quality_form (medium) where in_use;
create unique index quality_form_shipped on quality_form (medium) where shipped;
create table quality_form_version (
  form_id uuid not null references quality_form,
  version int not null,
  name jsonb not null,
  lines jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (form_id, version)
);
`;

const samples = `
create table quality_sample (
  id uuid primary key,
  kind text not null check (kind in ('week', 'hand', 'calibration')),
  -- Days of the company's zone, both included.
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  method text not null,
  conditions text[] not null,
  size int not null check (size > 0),
  seed text not null check (seed <> ''),
  population int not null,
  digest text not null,
  reviewer_ids uuid[] not null default '{}',
  drawn_by_id uuid references agent,
  drawn_at timestamptz not null,
  client_id text,
  body jsonb,
  version int not null,
  unique (drawn_by_id, client_id)
);
-- The desk draws each week once, however many processes try.
create unique index quality_sample_week on quality_sample (from_day) where kind = 'week';
create index quality_sample_recent on quality_sample (drawn_at desc);
`;

const checks = `
create table quality_check (
  id uuid primary key,
  sample_id uuid not null references quality_sample,
  key text not null,
  calibration boolean not null,
  agent_id uuid not null references agent,
  ticket_id uuid references ticket,
  call_id uuid references call,
  contact_id uuid not null references contact,
  channel text not null,
  at timestamptz not null,
  conditions text[] not null,
  reviewer_id uuid references agent check (reviewer_id <> agent_id),
  form_id uuid not null references quality_form,
  form_version int,
  state text not null check (state in ('open', 'sent', 'appealed', 'upheld', 'changed')),
  draft jsonb not null default '{}',
  answers jsonb,
  score numeric check (score between 0 and 100),
  fatal text[] not null default '{}',
  marked_by_id uuid references agent check (marked_by_id <> agent_id),
  marked_at timestamptz,
  appeal_due_at timestamptz,
  steps jsonb not null default '[]',
  -- Counts what was told of it; nothing is told before it is marked.
  version int not null default 0,
  foreign key (form_id, form_version) references quality_form_version (form_id, version),
  check (ticket_id is not null or call_id is not null),
  check ((state = 'open') = (answers is null) and (answers is null) = (score is null)
    and (answers is null) = (marked_by_id is null)),
  check (answers is null or form_version is not null)
);
-- One mark for one piece of work; a calibration is practice and has one of each reviewer.
create unique index quality_check_once on quality_check (key) where not calibration;
create unique index quality_check_blind on quality_check (sample_id, key, reviewer_id) where calibration;
create index quality_check_agent on quality_check (agent_id, at desc, id desc);
create index quality_check_recent on quality_check (at desc, id desc);
create index quality_check_open on quality_check (reviewer_id) where state = 'open';
`;
