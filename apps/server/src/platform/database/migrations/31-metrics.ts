import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures by day, which can be thrown away: the events make them again. */
export class Metrics1795300000031 implements MigrationInterface {
  name = 'Metrics1795300000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [cells, reading, rebuilds, takenBack]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table figure_cell, figure_dirty, figure_reading, figure_rebuild');
    await runner.query('drop index desk_event_taken_back');
  }
}

// By the place of each measure in its source: rows counted, their sum, and each value itself where a median is asked.
const cells = `
create table figure_cell (
  source text not null,
  -- In the zone of figure_reading.
  day date not null,
  agent_id uuid,
  team_id uuid,
  inbox_id uuid,
  channel text,
  n int[] not null,
  total numeric[] not null,
  waits bytea[] not null,
  unique nulls not distinct (source, day, agent_id, team_id, inbox_id, channel)
);
create table figure_dirty (
  source text not null,
  day date not null,
  because text not null check (because in ('event', 'rebuild')),
  marked_at timestamptz not null,
  primary key (source, day)
);
`;

// Without a print nothing was rolled up yet: the first look begins with everything.
const reading = `
create table figure_reading (
  only_one boolean primary key default true check (only_one),
  began_xid xid8 not null,
  cursor_xid xid8 not null,
  cursor_id bigint not null,
  zone text not null,
  print text not null
);
insert into figure_reading (began_xid, cursor_xid, cursor_id, zone, print)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0, '', '';
`;

const rebuilds = `
create table figure_rebuild (
  id bigint generated always as identity primary key,
  from_day date not null,
  to_day date not null,
  total int not null,
  asked_by_id uuid not null references agent,
  asked_by_name text not null,
  asked_at timestamptz not null,
  stopped_at timestamptz,
  done_at timestamptz
);
create unique index figure_rebuild_one on figure_rebuild ((true)) where stopped_at is null and done_at is null;
`;

const takenBack = `create index desk_event_taken_back on desk_event (subject_id) where type = 'message.taken_back'`;
