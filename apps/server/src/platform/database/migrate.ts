import { dataSource } from './data-source';

const MIGRATION_LOCK = 4_100_001;

/** Brings the schema to this version. Processes that start together wait for one another. */
export async function migrate(url: string): Promise<void> {
  const source = await dataSource(url, 2).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
    await source.destroy();
  }
}
