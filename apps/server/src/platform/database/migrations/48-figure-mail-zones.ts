import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail of figures remembers in whose time it was planned, to be planned again when the company's zone is another. */
export class FigureMailZones1795300000048 implements MigrationInterface {
  name = 'FigureMailZones1795300000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table figure_mail add column zone text');
    await runner.query(`update figure_mail set zone = coalesce((select zone from company), '')`);
    await runner.query('alter table figure_mail alter column zone set not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table figure_mail drop column zone');
  }
}
