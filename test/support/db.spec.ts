import { Client } from 'pg';
import { freshDatabase } from './db';

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is seen by nobody else', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    await ask(one.url, 'CREATE TABLE only_here (id int)');
    await expect(ask(other.url, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
    await Promise.all([one.drop(), other.drop()]);
  });

  it('sorts and splits Chinese, so that search can be tested', async () => {
    const database = await freshDatabase();
    const [row] = await ask<{ trigrams: number }>(
      database.url,
      `CREATE EXTENSION IF NOT EXISTS pg_trgm; SELECT 1`,
    ).then(() => ask<{ trigrams: number }>(database.url, `SELECT cardinality(show_trgm('客服工单')) AS trigrams`));
    expect(row!.trigrams).toBeGreaterThan(0);
    await database.drop();
  });

  it('can be dropped while somebody is connected', async () => {
    const database = await freshDatabase();
    const lingering = new Client({ connectionString: database.url });
    lingering.on('error', () => undefined);
    await lingering.connect();
    await database.drop();
    await expect(ask(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
