import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scripts with steps, how far agents came with them, and what agents learn from conversations without a lead. */
export class GuidedScripts1795300000023 implements MigrationInterface {
  name = 'GuidedScripts1795300000023';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [scripts, refinements]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was said by scripts and learned from them is not thrown away.'));
  }
}

const scripts = `
create table guided_script (
  id uuid primary key,
  kind text not null check (kind in ('inbound', 'outbound', 'transfer', 'complaint', 'other')),
  title text not null,
  steps jsonb not null,
  enabled boolean not null,
  position int not null,
  -- One that was used stays for what was said with it.
  deleted_at timestamptz,
  version int not null
);

create table script_run (
  id uuid primary key,
  script_id uuid not null references guided_script,
  agent_id uuid not null references agent,
  contact_id uuid not null references contact,
  ticket_id uuid references ticket,
  callback_id uuid references callback,
  client_id text not null,
  -- The steps as they were when the run began, each with what became of it.
  steps jsonb not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  version int not null,
  unique (agent_id, client_id),
  check (ticket_id is not null or callback_id is not null)
);
create unique index script_run_ticket on script_run (script_id, agent_id, ticket_id)
  where callback_id is null and ended_at is null;
create unique index script_run_callback on script_run (script_id, agent_id, callback_id)
  where callback_id is not null and ended_at is null;
create index script_run_of_ticket on script_run (ticket_id, started_at desc);
create index script_run_of_callback on script_run (callback_id, started_at desc) where callback_id is not null;
create index script_run_started on script_run (started_at);
`;

const refinements = `
create table refinement (
  id uuid primary key,
  agent_id uuid not null references agent,
  -- The day that was looked back on, in the company's zone.
  day date not null,
  ticket_id uuid references ticket,
  reason text not null,
  note text not null,
  client_id text not null,
  written_at timestamptz not null,
  analysis_points double precision check (analysis_points between 0 and 5),
  use_points double precision check (use_points between 0 and 5),
  scored_by_id uuid references agent check (scored_by_id <> agent_id),
  scored_at timestamptz,
  score_note text not null default '',
  version int not null,
  unique (agent_id, client_id)
);
create index refinement_day on refinement (day desc, agent_id);
create index refinement_agent on refinement (agent_id, day desc);
`;
