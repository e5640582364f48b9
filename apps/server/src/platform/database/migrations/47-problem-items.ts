import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Problem items out and in are types of service (DOMAIN W7). */
export class ProblemItems1795300000047 implements MigrationInterface {
  name = 'ProblemItems1795300000047';

  up(runner: QueryRunner): Promise<void> {
    return runner.query(typesOfService([...BEFORE, 'problem_out', 'problem_in']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update ticket_service set service_type = 'other' where service_type in ('problem_out', 'problem_in')`,
    );
    await runner.query(typesOfService(BEFORE));
  }
}

const BEFORE = ['repair', 'pickup_repair', 'install', 'return', 'exchange', 'inspection', 'jjwx', 'receive', 'other'];

const typesOfService = (types: readonly string[]): string => `
alter table ticket_service
  drop constraint ticket_service_service_type_check,
  add constraint ticket_service_service_type_check check (service_type in (${types.map((type) => `'${type}'`).join(', ')}))`;
