import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Monthly scorecards: templates by version, the cards with what people said of them, and each act on them once. */
export class Cards1795300000028 implements MigrationInterface {
  name = 'Cards1795300000028';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [templates, cards, closed, reading]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What people were scored by is not thrown away.'));
  }
}

const templates = `
create table card_template (
  id uuid primary key,
  shipped text unique check (shipped in ('online', 'call')),
  version int not null
);
create table card_template_version (
  template_id uuid not null references card_template,
  version int not null,
  name jsonb not null,
  lines jsonb not null,
  grades jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (template_id, version)
);
`;

const cards = `
create table card (
  id uuid primary key,
  agent_id uuid not null references agent,
  -- Its first day, in the company's zone.
  month date not null check (extract(day from month) = 1),
  template_id uuid not null,
  template_version int not null,
  planned_by_id uuid not null references agent,
  planned_at timestamptz not null,
  approved_by_id uuid references agent check (approved_by_id <> agent_id),
  approved_at timestamptz,
  approved_late boolean not null default false,
  self_due_at timestamptz not null,
  self_scored_at timestamptz,
  self_words text not null default '',
  scored_by_id uuid references agent check (scored_by_id <> agent_id),
  scored_at timestamptz,
  confirmed_by_id uuid references agent check (confirmed_by_id <> agent_id and confirmed_by_id <> scored_by_id),
  confirmed_at timestamptz,
  closed_by_id uuid references agent,
  closed_at timestamptz,
  -- By line: points with words of the agent, of the superior and of the reviewer; figures from elsewhere.
  said jsonb not null default '{}',
  imports jsonb not null default '{}',
  -- What was computed when it was closed, with the events behind it, and the hash of its canonical form.
  frozen jsonb,
  hash text,
  version int not null,
  unique (agent_id, month),
  foreign key (template_id, template_version) references card_template_version (template_id, version),
  check ((closed_at is null) = (frozen is null) and (closed_at is null) = (hash is null)),
  check (closed_at is null or confirmed_at is not null)
);
create index card_month on card (month desc, agent_id);

create table card_act (
  by_id uuid not null references agent,
  client_id text not null,
  card_id uuid references card,
  act text not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (by_id, client_id)
);
`;

// Not even the desk itself may change what was closed.
const closed = `
create function card_stays_closed() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null then raise exception 'a closed card never changes' using errcode = 'HH001'; end if;
  return coalesce(new, old);
end $$;
create trigger card_stays_closed before update or delete on card for each row execute function card_stays_closed();
`;

// The events of an agent's conduct and refinements, whatever month they tell of.
const reading = `
create index desk_event_judged on desk_event (agent_id, subject_id, version)
  where subject_kind in ('violation', 'refinement');
`;
