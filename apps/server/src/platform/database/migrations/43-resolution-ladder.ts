import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps of a ladder that are measured from when a ticket has to be solved: each once for each deadline. */
export class ResolutionLadder1795300000043 implements MigrationInterface {
  name = 'ResolutionLadder1795300000043';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [deadline, measured, once]) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Who was told of what is not forgotten.'));
  }
}

const deadline = 'alter table escalation add column resolution_due_at timestamptz';
const measured = `
alter table escalation drop constraint escalation_check,
  add constraint escalation_check check (num_nonnulls(window_id, no_solution_id, resolution_due_at) = 1)`;
const once = `
create unique index escalation_resolution on escalation (ticket_id, step_id, resolution_due_at)
  where resolution_due_at is not null`;
