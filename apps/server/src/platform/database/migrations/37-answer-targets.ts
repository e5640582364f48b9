import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Within how many seconds a call was to be answered, by the policy it came under as it began to ring. */
export class AnswerTargets1795300000037 implements MigrationInterface {
  name = 'AnswerTargets1795300000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table call
      add column answer_target_seconds int check (answer_target_seconds > 0),
      add column answer_policy_id uuid,
      add column answer_policy_version int,
      add foreign key (answer_policy_id, answer_policy_version) references service_policy (id, version)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table call drop column answer_target_seconds, drop column answer_policy_id,
      drop column answer_policy_version`);
  }
}
