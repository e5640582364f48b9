import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams that close a ticket only when its contact was called back. */
export class Closing1795300000015 implements MigrationInterface {
  name = 'Closing1795300000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table team add column calls_back_since timestamptz');
    await runner.query('create index callback_ticket on callback (ticket_id) where ticket_id is not null');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Which teams call back first would be forgotten.'));
  }
}
