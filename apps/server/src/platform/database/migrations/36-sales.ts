import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sales results from sheets: the files, their rows, and the orders that came of them. */
export class Sales1795300000036 implements MigrationInterface {
  name = 'Sales1795300000036';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [imports, orders, units]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('What was sold is not thrown away.'));
  }
}

const imports = `
create table sale_import (
  id uuid primary key,
  client_id text not null,
  -- The system the order numbers are of.
  origin text not null check (origin <> ''),
  file_name text not null,
  sha256 text not null references file,
  bytes bigint not null,
  encoding text,
  state text not null check (state in ('reading', 'ready', 'running', 'done', 'stopped', 'failed', 'undoing', 'undone')),
  fault text,
  headers jsonb not null default '[]',
  mapping jsonb not null default '{}',
  total int not null default 0,
  -- The last line that was gone through.
  position int not null default 0,
  done int not null default 0,
  taken int not null default 0,
  matched int not null default 0,
  known int not null default 0,
  refused int not null default 0,
  amount_cents bigint not null default 0,
  started_by uuid not null references agent,
  started_at timestamptz not null,
  undone_by uuid references agent,
  ended_at timestamptz,
  version int not null default 1,
  unique (started_by, client_id),
  check ((state = 'failed') = (fault is not null))
);
create index sale_import_open on sale_import (started_at) where state in ('reading', 'running', 'undoing');
create index sale_import_recent on sale_import (started_at desc);

create table sale_import_line (
  import_id uuid not null references sale_import,
  line int not null,
  cells jsonb not null,
  result text check (result in ('order', 'matched', 'correction', 'refund', 'known', 'refused')),
  fault_column text,
  fault text,
  primary key (import_id, line),
  check ((result is not distinct from 'refused') = (fault is not null))
);
create index sale_import_refused on sale_import_line (import_id, line) where result = 'refused';

-- What people said of a sheet's columns, for the next sheet with the same headers.
create table sale_mapping (
  headers text primary key,
  mapping jsonb not null,
  at timestamptz not null
);
`;

const orders = `
create table sale (
  id uuid primary key,
  origin text not null,
  order_number text not null check (order_number <> ''),
  agent_id uuid not null references agent,
  lead_id uuid references lead,
  amount_cents bigint not null,
  version int not null,
  unique (origin, order_number)
);
create index sale_lead on sale (lead_id) where lead_id is not null;

create table sale_entry (
  id uuid primary key,
  sale_id uuid not null references sale,
  import_id uuid not null references sale_import,
  line int not null,
  day date not null,
  kind text not null check (kind in ('order', 'correction', 'refund')),
  amount_cents bigint not null,
  delta_cents bigint not null,
  contact_name text not null,
  unit_name text not null,
  keyword text not null,
  source text not null,
  at timestamptz not null,
  -- How the lead stood before, where the entry changed it.
  lead_before jsonb,
  taken_back_at timestamptz,
  unique (import_id, line)
);
create unique index sale_entry_once on sale_entry (sale_id, day, amount_cents) where taken_back_at is null;
-- What later files did to an order.
create index sale_entry_order on sale_entry (sale_id);
create index sale_entry_live on sale_entry (import_id, line desc) where taken_back_at is null;
`;

const units = `
-- Units are compared without blanks and case.
create index lead_unit on lead ((lower(regexp_replace(unit_name, '\\s', '', 'g')))) where unit_name <> '';
`;
