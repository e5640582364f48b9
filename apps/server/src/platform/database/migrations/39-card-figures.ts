import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A card's figures are read agent by agent; without it every card would read what all agents did in its month. */
export class CardFigures1795300000039 implements MigrationInterface {
  name = 'CardFigures1795300000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index desk_event_agent on desk_event (agent_id, type, at) where agent_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index desk_event_agent');
  }
}
