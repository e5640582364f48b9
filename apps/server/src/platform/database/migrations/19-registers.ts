import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The morning's causes, the day's end, complaints, and contacts that are watched over. */
export class Registers1795300000019 implements MigrationInterface {
  name = 'Registers1795300000019';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [morning, dayEnd, complaints]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Registers are kept.'));
  }
}

const morning = `
create table ticket_cause (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  cause text not null check (cause in ('agent', 'colleague', 'parts', 'no_time', 'other_department', 'unknown')),
  note text not null,
  responsible_id uuid references agent,
  action text not null,
  actor_id uuid references agent,
  until timestamptz,
  by_id uuid not null references agent,
  client_id text not null,
  at timestamptz not null,
  unique (by_id, client_id)
);
create index ticket_cause_ticket on ticket_cause (ticket_id, at desc, id desc);
create index ticket_backlog on ticket (created_at, id) where status in ('open', 'waiting', 'on_hold');
create index message_interim on message (ticket_id, seq) where interim is not null;
alter table contact add column special text check (special <> '');
create index contact_special on contact (id) where special is not null;
create index promise_parts on promise (ticket_id)
  where kind = 'parts' and kept_at is null and absent_at is null and cancelled_at is null;
`;

const dayEnd = `
create index receipt_day on receipt (received_at, id);

-- Every signing is a row; the latest of a day is the one that holds.
create table day_close (
  id uuid primary key,
  day date not null,
  zone text not null,
  figures jsonb not null,
  note text not null,
  by_id uuid not null references agent,
  by_name text not null,
  client_id text not null,
  at timestamptz not null,
  unique (by_id, client_id)
);
create index day_close_day on day_close (day, at desc);
`;

const complaints = `
create sequence complaint_number;

create table complaint (
  id uuid primary key,
  number bigint not null unique default nextval('complaint_number'),
  ticket_id uuid references ticket,
  call_id uuid references call,
  contact_id uuid not null references contact,
  -- The one agent who answers for it.
  agent_id uuid not null references agent,
  company text not null,
  person text not null,
  address text not null,
  phone text not null,
  cause text not null,
  severity smallint not null check (severity between 1 and 3),
  writer_id uuid not null references agent,
  signed_at timestamptz,
  due_at timestamptz not null,
  notices jsonb not null default '[]',
  steps jsonb not null default '[]',
  compensation jsonb,
  closed_at timestamptz,
  closed_how text check (closed_how in ('satisfied', 'by_lead')),
  closed_by_id uuid references agent,
  closing_reason text not null default '',
  created_at timestamptz not null,
  version int not null
);
create index complaint_open on complaint (due_at, id) where closed_at is null;
create index complaint_recent on complaint (created_at desc, id desc);
create index complaint_ticket on complaint (ticket_id) where ticket_id is not null;
create index complaint_contact on complaint (contact_id);

create table complaint_act (
  agent_id uuid not null,
  client_id text not null,
  complaint_id uuid not null references complaint deferrable initially deferred,
  act text not null,
  at timestamptz not null,
  primary key (agent_id, client_id)
);
`;
