// The least that a board can be: the same bytes from memory, and a word to a socket after a committed row.
import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';
import { connect } from './sockets.mjs';
import { startFloor } from './floor.mjs';

/** Milliseconds to send this body as JSON from a bare server and to have read it, `times` times. */
export async function bareBody(body, times) {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const took = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await (await fetch(url)).arrayBuffer();
    took.push(performance.now() - began);
  }
  server.close();
  return took;
}

/** Milliseconds from saying something to a bare durable chat until another socket hears it, at the same pace as ours. */
export async function bareUpdates(databaseUrl, count, everyMs) {
  const floor = await startFloor('chat', databaseUrl);
  const [said, heard] = await Promise.all([connect(`${floor.url}/visitor`), connect(`${floor.url}/console`)]);
  const sentAt = new Map();
  const took = [];
  heard.on('said', ({ clientId }) => took.push(performance.now() - sentAt.get(clientId)));
  for (let i = 0; i < count; i++) {
    const clientId = `floor-${i}`;
    sentAt.set(clientId, performance.now());
    await said.emitWithAck('say', { clientId, text: 'x' });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  said.disconnect();
  heard.disconnect();
  await floor.stop();
  return took;
}
