import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suspended dispatch, stand-ins, areas, skills, overflow, and decisions that can be looked at by team. */
export class Routing1795300000018 implements MigrationInterface {
  name = 'Routing1795300000018';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [dispatch, territories, teams, decisions]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Whose dispatch was suspended and why is not thrown away.'));
  }
}

const dispatch = `
create table dispatch_stop (
  id uuid primary key,
  agent_id uuid not null references agent,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null check (reason <> ''),
  by_id uuid not null references agent,
  by_name text not null,
  created_at timestamptz not null,
  -- When it was over: at its end, or before when somebody ended it.
  ended_at timestamptz,
  ended_by_id uuid references agent,
  ended_by_name text,
  client_id text not null,
  version int not null default 1,
  unique (by_id, client_id),
  check (until_at > from_at)
);
create unique index dispatch_stop_one on dispatch_stop (agent_id) where ended_at is null;
create index dispatch_stop_due on dispatch_stop (until_at) where ended_at is null;
create index dispatch_stop_agent on dispatch_stop (agent_id, from_at desc);

create table stand_in (
  id uuid primary key,
  agent_id uuid not null references agent,
  stand_in_id uuid not null references agent,
  -- Null on a side: whenever the agent is away.
  from_at timestamptz,
  until_at timestamptz,
  by_id uuid not null references agent,
  by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  client_id text not null,
  unique (by_id, client_id),
  check (agent_id <> stand_in_id),
  check (until_at > from_at)
);
create index stand_in_standing on stand_in (agent_id) where ended_at is null;
`;

const territories = `
create table territory (
  id uuid primary key,
  name text not null,
  owner_id uuid references agent,
  team_id uuid references team,
  salesperson text not null,
  salesperson_phone text not null,
  area_codes text[] not null,
  places text[] not null,
  scenes text[] not null,
  deleted_at timestamptz,
  version int not null default 1
);
create unique index territory_name on territory (name) where deleted_at is null;

-- The scene of the code that a ticket's contact scanned.
alter table ticket_source add column scene text;
`;

const teams = `
-- Since when an agent is on trial and owns no area.
alter table agent add column probation_since timestamptz, add column skills text[] not null default '{}';
alter table team
  add column skill_rules jsonb not null default '[]',
  add column overflow_to_id uuid references team,
  add column overflow_minutes int check (overflow_minutes > 0),
  -- Since when only its holder answers a ticket.
  add column owner_only_since timestamptz,
  add check ((overflow_to_id is null) = (overflow_minutes is null)),
  add check (overflow_to_id <> id);

-- When a ticket that waits for an agent goes to the next team.
create table ticket_overflow (
  ticket_id uuid primary key references ticket,
  team_id uuid not null references team,
  due_at timestamptz not null
);
create index ticket_overflow_due on ticket_overflow (due_at);
`;

const decisions = `
alter table assignment_decision
  add column team_id uuid references team,
  -- What decided, and everything that was asked: enough to decide once more by another rule.
  add column because jsonb,
  add column facts jsonb;
update assignment_decision d set team_id = t.team_id from ticket t where t.id = d.ticket_id;
create index assignment_decision_team on assignment_decision (team_id, at);
`;
