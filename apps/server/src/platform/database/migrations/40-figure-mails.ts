import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures that go out by mail: schedules, and one row per schedule, due time and recipient. */
export class FigureMails1795300000040 implements MigrationInterface {
  name = 'FigureMails1795300000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table figure_letter; drop table figure_mail');
  }
}

const tables = `
create table figure_mail (
  id uuid primary key,
  owner_id uuid not null references agent,
  client_id text not null,
  name text not null,
  figures text[] not null,
  by text not null check (by in ('agent', 'team', 'inbox', 'channel')),
  team_id uuid references team,
  span text not null check (span in ('yesterday', 'last_week', 'last_month')),
  compares boolean not null,
  recipient_ids uuid[] not null,
  every text not null check (every in ('day', 'week', 'month')),
  weekday int not null check (weekday between 1 and 7),
  month_day int not null check (month_day between 1 and 31),
  at text not null,
  locale text not null check (locale in ('zh-CN', 'en')),
  next_at timestamptz not null,
  paused_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  unique (owner_id, client_id)
);
create index figure_mail_due on figure_mail (next_at) where paused_at is null and deleted_at is null;
create table figure_letter (
  id uuid primary key,
  mail_id uuid not null references figure_mail,
  agent_id uuid not null references agent,
  -- The due time, or who asked for it out of turn with which client id: nobody gets one twice.
  turn text not null,
  slot_at timestamptz not null,
  by_id uuid references agent,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'skipped')),
  reason text,
  attempts int not null default 0,
  due_at timestamptz not null,
  started_at timestamptz,
  unique (mail_id, turn, agent_id)
);
create index figure_letter_due on figure_letter (due_at) where state = 'queued';
create index figure_letter_mail on figure_letter (mail_id, slot_at desc, id);
`;
