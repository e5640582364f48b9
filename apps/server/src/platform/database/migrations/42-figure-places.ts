import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures by area and product: cells are kept apart by them too, and events tell each ticket's area. */
export class FigurePlaces1795300000042 implements MigrationInterface {
  name = 'FigurePlaces1795300000042';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [cells, places, reading, mails]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Mails that ask by area or product would ask for nothing.'));
  }
}

// What was rolled up is thrown away: without a print the first look begins with everything.
const cells = `
drop table figure_cell;
create table figure_cell (
  source text not null,
  -- In the zone of figure_reading.
  day date not null,
  agent_id uuid,
  team_id uuid,
  inbox_id uuid,
  channel text,
  territory_id uuid,
  product text,
  n int[] not null,
  total numeric[] not null,
  waits bytea[] not null,
  unique nulls not distinct (source, day, agent_id, team_id, inbox_id, channel, territory_id, product)
);
update figure_reading set print = '';
`;

// The last word of a ticket's area and of its product is asked for each event that is counted.
const places = `create index desk_event_places on desk_event (ticket_id, type, id desc)
  where type in ('ticket.territory_found', 'ticket.service_facts')`;

// A ticket's area is told from now on: what was not asked at its time is not made up afterwards.
const reading = `
create table territory_reading (
  only_one boolean primary key default true check (only_one),
  began_xid xid8 not null,
  cursor_xid xid8 not null,
  cursor_id bigint not null
);
insert into territory_reading (began_xid, cursor_xid, cursor_id)
  select pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), 0;
`;

const mails = `
alter table figure_mail drop constraint figure_mail_by_check;
alter table figure_mail add constraint figure_mail_by_check
  check (by in ('agent', 'team', 'inbox', 'channel', 'territory', 'product'));
`;
