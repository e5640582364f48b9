import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Amounts that are proposed stand in the ledger beside points, with what they were counted from. */
export class Amounts1795300000035 implements MigrationInterface {
  name = 'Amounts1795300000035';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [columns, either]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table violation drop column amount, drop column basis');
  }
}

const columns = `alter table violation add column amount double precision, add column basis jsonb`;

// A row costs points or proposes yuan, and what proposes yuan says why.
const either = `alter table violation add check ((amount is null) = (basis is null) and (amount is null or points = 0))`;
