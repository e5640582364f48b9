import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret link by which another calendar reads an agent's agenda: at most one for each, known here by its hash alone. */
export class CalendarFeeds1795300000041 implements MigrationInterface {
  name = 'CalendarFeeds1795300000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table calendar_feed (
      agent_id uuid primary key references agent,
      token_hash text not null unique,
      -- Whether contacts are named; a link that leaks names them too.
      names boolean not null,
      made_at timestamptz not null,
      read_at timestamptz
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_feed');
  }
}
