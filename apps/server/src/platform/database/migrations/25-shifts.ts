import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each agent works, and whether a team deals tickets by it. */
export class Shifts1795300000025 implements MigrationInterface {
  name = 'Shifts1795300000025';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [plans, teams]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Who worked when is not thrown away.'));
  }
}

const plans = `
create table shift_plan (
  agent_id uuid primary key references agent,
  -- All its times are local to it.
  zone text not null,
  version int not null
);

create table shift_pattern (
  agent_id uuid not null references shift_plan,
  valid_from date not null,
  within_calendar boolean not null,
  -- Null from the day on which nothing is planned any more.
  week jsonb,
  by_name text not null,
  created_at timestamptz not null,
  primary key (agent_id, valid_from)
);

create table shift_day (
  agent_id uuid not null references shift_plan,
  date date not null,
  kind text not null check (kind in ('leave', 'half_day', 'extra', 'swap')),
  pieces jsonb not null,
  note text not null,
  swapped_with_id uuid references agent,
  by_name text not null,
  created_at timestamptz not null,
  primary key (agent_id, date),
  check ((kind = 'swap') = (swapped_with_id is not null))
);
create index shift_day_date on shift_day (date);

-- Each write once, with what it answered.
create table shift_act (
  by_id uuid not null references agent,
  client_id text not null,
  agent_id uuid not null references agent,
  act text not null,
  version int not null,
  at timestamptz not null,
  primary key (by_id, client_id)
);
`;

const teams = `
-- Tickets go to whoever is there, whatever the shifts say, since then.
alter table team add column presence_deals_since timestamptz;
`;
