import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A month that is being closed: one row for each of its cards, so that it goes on after a crash where it was. */
export class CardClosings1795300000044 implements MigrationInterface {
  name = 'CardClosings1795300000044';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [closing, running, cards, waiting]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table card_closing_card');
    await runner.query('drop table card_closing');
  }
}

const closing = `
create table card_closing (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  client_id text not null,
  by_id uuid not null references agent,
  by_name text not null,
  ip text not null,
  asked_at timestamptz not null,
  stopped_at timestamptz,
  stopped_by_name text,
  done_at timestamptz,
  unique (by_id, client_id),
  check (stopped_at is null or done_at is null)
)`;

const running = `create unique index card_closing_running on card_closing (month) where stopped_at is null and done_at is null`;

// The client id of each card's closing stays the same however often it is tried.
const cards = `
create table card_closing_card (
  closing_id uuid not null references card_closing,
  card_id uuid not null references card,
  client_id text not null default gen_random_uuid(),
  state text not null default 'waiting' check (state in ('waiting', 'closed', 'refused')),
  code text,
  held_until timestamptz,
  primary key (closing_id, card_id),
  check ((code is not null) = (state = 'refused'))
)`;

const waiting = `create index card_closing_card_waiting on card_closing_card (closing_id) where state = 'waiting'`;
