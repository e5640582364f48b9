// The least a ticket API can be: a route and one durable row.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
await pool.query(
  'create table if not exists floor_ticket (id bigint generated always as identity primary key, client_id text not null unique, subject text not null, text text not null, at timestamptz not null)',
);

const app = Fastify();
app.post('/api/tickets', async ({ body }) => {
  const { rows } = await pool.query({
    name: 'open',
    text: 'insert into floor_ticket (client_id, subject, text, at) values ($1, $2, $3, now()) returning id, at',
    values: [body.clientId, body.subject, body.text],
  });
  return { row: rows[0] };
});
app.get('/metrics', () => {
  const { user, system } = process.cpuUsage();
  return `process_cpu_seconds_total ${(user + system) / 1e6}\nprocess_resident_memory_bytes ${process.memoryUsage.rss()}\n`;
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
