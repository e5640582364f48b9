import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the desk does with mail: people on it, replies taken back, bounces, limits on automatic answers, spam. */
export class Mail1795300000003 implements MigrationInterface {
  name = 'Mail1795300000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [messages, states, addresses, spam]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Messages that were taken back or put aside would count again.'));
  }
}

const messages = `
alter table message
  add column mail jsonb,
  add column undo_until timestamptz,
  add column taken_back_at timestamptz;
`;

const states = `
alter table ticket drop constraint ticket_status_check,
  add constraint ticket_status_check check (status in ('open', 'waiting', 'on_hold', 'resolved', 'closed', 'spam'));
alter table delivery drop constraint delivery_state_check,
  add constraint delivery_state_check
    check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'not_needed', 'bounced', 'withdrawn'));
`;

const addresses = `
create table mail_trouble (
  address text primary key check (address = lower(address)),
  kind text not null check (kind in ('hard', 'soft')),
  status text,
  text text not null,
  message_id uuid,
  at timestamptz not null
);

create table auto_answer (
  id bigint generated always as identity primary key,
  address text not null,
  subject text not null,
  at timestamptz not null
);
create index auto_answer_address on auto_answer (address, at);
`;

const spam = `
create table block_rule (
  id uuid primary key,
  kind text not null check (kind in ('address', 'domain', 'word')),
  value text not null check (value = lower(value) and value <> ''),
  by_agent_id uuid references agent,
  by_name text not null,
  created_at timestamptz not null,
  hits int not null default 0,
  unique (kind, value)
);

create table spam_word (
  word text primary key,
  spam int not null default 0,
  ham int not null default 0
);

-- What was learned of which ticket, so that a change of mind takes the first lesson back.
create table spam_lesson (
  ticket_id uuid primary key references ticket,
  kind text not null check (kind in ('spam', 'ham')),
  words text[] not null,
  at timestamptz not null
);
create index spam_lesson_kind on spam_lesson (kind);
`;
