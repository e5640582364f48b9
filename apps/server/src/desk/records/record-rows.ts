import type { Sql } from '../../platform/database/database';

/** Inserts a first version; false when `unique` is taken, so that this is a retry (law 3). Empty means any unique key. */
export async function insertOnce(sql: Sql, table: string, unique: string, columns: object): Promise<boolean> {
  const names = Object.keys(columns);
  const inserted = await sql.rows(
    `insert into ${table} (${names.join(', ')}, version) values (${names.map((_, i) => `$${i + 1}`).join(', ')}, 1)
     on conflict ${unique && `(${unique})`} do nothing returning id`,
    Object.values(columns),
  );
  return inserted.length > 0;
}

/** Writes the named columns of a locked row and counts its version up. */
export async function saveColumns<R extends { id: string }>(
  sql: Sql,
  table: string,
  columns: readonly (keyof R & string)[],
  row: R,
): Promise<void> {
  const sets = columns.map((name, i) => `${name} = $${i + 2}`).join(', ');
  await sql.rows(`update ${table} set ${sets}, version = version + 1 where id = $1`, [
    row.id,
    ...columns.map((name) => row[name]),
  ]);
}
