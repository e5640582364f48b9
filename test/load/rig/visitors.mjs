import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';

/**
 * Known visitors with tokens of their own, put into the tables: sessions over HTTP are limited per address, and a
 * bench has only one address.
 */
export async function seedVisitors(databaseUrl, inboxId, count) {
  const tokens = Array.from({ length: count }, () => randomUUID());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `with given as (select gen_random_uuid() as contact_id, hash, n from unnest($2::text[]) with ordinality as g(hash, n)),
     c as (insert into contact (id, name, created_at) select contact_id, '访客 ' || n, now() from given)
     insert into identity (id, contact_id, inbox_id, channel, external_id, token_hash, created_at, last_seen_at)
     select gen_random_uuid(), contact_id, $1, 'web-chat', 'bench-' || n, hash, now(), now() from given`,
    [inboxId, tokens.map((token) => createHash('sha256').update(token).digest('hex'))],
  );
  await client.query('analyze contact, identity');
  await client.end();
  return tokens;
}
