import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Macros, and each use of one under its client id. */
export class Macros1795300000021 implements MigrationInterface {
  name = 'Macros1795300000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(macros);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was used on tickets is not forgotten.'));
  }
}

const macros = `
create table macro (
  id uuid primary key,
  title text not null,
  initials text not null,
  scope text not null check (scope in ('all', 'team', 'own')),
  team_id uuid references team,
  owner_id uuid references agent,
  actions jsonb not null,
  uses int not null default 0,
  version int not null,
  check ((scope = 'team') = (team_id is not null) and (scope = 'own') = (owner_id is not null))
);

create table macro_use (
  agent_id uuid not null references agent,
  client_id text not null,
  -- Kept when the macro is deleted.
  macro_id uuid not null,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  primary key (agent_id, client_id)
);
create index macro_use_ticket on macro_use (ticket_id, at);
`;
