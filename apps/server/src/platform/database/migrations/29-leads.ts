import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of leads in sales, where they came from, and which of them are one. */
export class Leads1795300000029 implements MigrationInterface {
  name = 'Leads1795300000029';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [sales, sameness, origins]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What leads came to is not thrown away.'));
  }
}

const sales = `
alter table lead
  add column salesperson text,
  add column sales_phone text not null default '',
  add column territory_id uuid references territory,
  add column handed_at timestamptz,
  add column handed_by_id uuid references agent,
  add column hand_note text not null default '',
  -- Until when sales has to call; null while nobody has to.
  add column call_due_at timestamptz,
  add column contacted_at timestamptz,
  add column contact_note text not null default '',
  add column returned_at timestamptz,
  add column returned_from text,
  add column return_notes jsonb not null default '[]',
  add column outcome text check (outcome in ('won', 'lost')),
  add column outcome_at timestamptz,
  add column amount_cents bigint check (amount_cents > 0),
  add column lost_reason text,
  add column outcome_note text not null default '',
  add column campaign text not null default '',
  add column origin jsonb,
  add column joined_into uuid references lead,
  add check ((salesperson is null) = (handed_at is null)),
  add check ((outcome is null) = (outcome_at is null)),
  add check ((outcome is distinct from 'won') = (amount_cents is null));
create index lead_call_due on lead (call_due_at) where call_due_at is not null;
create index lead_ended on lead (outcome_at) where outcome is not null;

-- One row: what admins set for leads.
create table lead_setup (
  id uuid not null default gen_random_uuid(),
  one boolean primary key default true check (one),
  sources text[] not null default '{}',
  manager_name text not null default '',
  manager_phone text not null default '',
  -- The sales manager's account here, where there is one.
  manager_id uuid references agent,
  version int not null default 1
);
insert into lead_setup default values;
`;

const sameness = `
create table lead_act (
  agent_id uuid not null references agent,
  client_id text not null,
  lead_id uuid not null references lead,
  act text not null,
  at timestamptz not null,
  primary key (agent_id, client_id)
);

-- Two leads that look like one contact and are not.
create table lead_apart (
  lead_id uuid not null references lead,
  other_id uuid not null references lead,
  reason text not null check (reason <> ''),
  by_id uuid not null references agent,
  at timestamptz not null,
  primary key (lead_id, other_id),
  check (lead_id <> other_id)
);
create index lead_apart_other on lead_apart (other_id);
-- Digits alone, without the country's code, as look-alikes are searched by.
create index contact_phone_digits on contact
  ((regexp_replace(regexp_replace(phone, '\\D', '', 'g'), '^(0086|86)(?=1\\d{10}$)', '')));
`;

const origins = `
-- How a visitor first came to the pages with the widget: where from, which page, and what the campaign said.
create table visit_origin (
  contact_id uuid primary key references contact,
  origin jsonb not null,
  at timestamptz not null
);
`;
