// The least a durable chat can be: a socket, a row, an answer after the commit, a word to one agent. Rows of many
// senders share an INSERT while the one before commits.
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(
  'create table if not exists floor_message (id bigint generated always as identity primary key, client_id text not null unique, text text not null, at timestamptz not null)',
);

const server = createServer();
const io = new Server(server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
const agents = io.of('/console');
let queue = [];
let isRunning = false;

io.of('/visitor').on('connection', (socket) => {
  socket.on('say', (said, ack) => {
    queue.push({ said, ack });
    void commit();
  });
});

async function commit() {
  if (isRunning) return;
  isRunning = true;
  while (queue.length) {
    const batch = queue;
    queue = [];
    await client.query({
      name: 'say',
      text: 'insert into floor_message (client_id, text, at) select c, t, now() from unnest($1::text[], $2::text[]) as g(c, t)',
      values: [batch.map(({ said }) => said.clientId), batch.map(({ said }) => said.text)],
    });
    for (const { said, ack } of batch) {
      ack({ ok: true });
      agents.emit('said', said);
    }
  }
  isRunning = false;
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
