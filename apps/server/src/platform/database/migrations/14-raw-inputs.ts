import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Small inputs lie in their receipt; what is there already stays in its files. */
export class RawInputs1795300000014 implements MigrationInterface {
  name = 'RawInputs1795300000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table receipt add column raw bytea');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Inputs kept in their rows would be lost.'));
  }
}
