// The least a callback costs: the signature is checked, the sealed body opened, one row is committed, and the answer says so.
import { createDecipheriv, createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

const TOKEN = process.env.FLOOR_TOKEN ?? 'floortoken';
const KEY = Buffer.from(`${process.env.FLOOR_AES_KEY ?? 'a'.repeat(43)}=`, 'base64');

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query('create table if not exists floor_callback (id text primary key, body text not null)');

const server = createServer(async (request, response) => {
  if (request.url === '/metrics') return metrics(response);
  const { searchParams } = new URL(request.url, 'http://floor');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const sealed = /<Encrypt><!\[CDATA\[([^\]]+)/.exec(Buffer.concat(chunks).toString())[1];
  const words = [TOKEN, searchParams.get('timestamp'), searchParams.get('nonce'), sealed].sort().join('');
  if (createHash('sha1').update(words).digest('hex') !== searchParams.get('msg_signature'))
    return response.writeHead(403).end();
  const xml = opened(sealed);
  const id = /<MsgId><!\[CDATA\[([^\]]+)/.exec(xml)[1];
  await pool.query('insert into floor_callback (id, body) values ($1, $2) on conflict do nothing', [id, xml]);
  response.writeHead(200, { 'content-type': 'text/xml' }).end('success');
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('SIGTERM', () => process.exit(0));

function opened(sealed) {
  const decipher = createDecipheriv('aes-256-cbc', KEY, KEY.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  return plain.subarray(20, 20 + plain.readUInt32BE(16)).toString();
}

function metrics(response) {
  const { user, system } = process.cpuUsage();
  response.end(
    `process_cpu_seconds_total ${(user + system) / 1e6}\nprocess_resident_memory_bytes ${process.memoryUsage.rss()}\n`,
  );
}
