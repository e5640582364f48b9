import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { createRequire } from 'node:module';
import { Line, LineDown, type LineOptions } from './line';

// Node 20 has no WebSocket of its own; this one is the server library's.
const socket = createRequire(require.resolve('socket.io'))('ws') as typeof WebSocket;

describe('the line to a real Socket.IO server', () => {
  let http: HttpServer;
  let io: Server;
  let line: Line | undefined;
  const url = () => `ws://127.0.0.1:${(http.address() as AddressInfo).port}/socket.io/?EIO=4&transport=websocket`;

  beforeEach(async () => {
    http = createServer();
    io = new Server(http, { pingInterval: 60, pingTimeout: 60 });
    io.of('/visitor');
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  });
  afterEach(async () => {
    line?.close();
    await io.close();
  });

  /** Opens a line whose happenings can be waited for by name. */
  function watch(part: Partial<LineOptions> = {}) {
    const seen: string[] = [];
    let look = () => {};
    const note = (what: string) => {
      seen.push(what);
      look();
    };
    const opened = new Line({
      url: url(),
      namespace: '/visitor',
      auth: () => ({ token: 't1' }),
      onUp: () => note('up'),
      onDown: () => note('down'),
      onEvent: (name, body) => note(`${name} ${JSON.stringify(body)}`),
      onRefused: (code) => note(`refused ${code}`),
      socket,
      ...part,
    });
    line = opened;
    const until = (what: string, times = 1) =>
      new Promise<void>((done) => {
        look = () => seen.filter((one) => one === what).length >= times && done();
        look();
      });
    return { line: opened, until, seen };
  }

  it('connects with its token, asks, is answered and is told', async () => {
    io.of('/visitor').on('connection', (visitor) => {
      visitor.emit('desk', { token: visitor.handshake.auth['token'] });
      visitor.on('say', (request: { text: string }, ack: (answer: unknown) => void) => ack({ echo: request.text }));
    });
    const { line, until } = watch();
    await until('desk {"token":"t1"}');
    expect(line.up).toBe(true);
    expect(await line.ask('say', { text: '你好 "12[' }, 1000)).toEqual({ echo: '你好 "12[' });
  });

  it('answers pings, so the server keeps it', async () => {
    let closedBy: string | null = null;
    const outlived = new Promise<void>((done) =>
      io.of('/visitor').on('connection', (visitor) => {
        let beats = 0;
        visitor.on('disconnect', (reason) => (closedBy = reason));
        visitor.conn.on('heartbeat', () => ++beats === 4 && done());
      }),
    );
    watch();
    await outlived;
    expect(closedBy).toBeNull();
  });

  it('comes back by itself after the server has dropped it', async () => {
    const { until } = watch();
    await until('up');
    io.of('/visitor').disconnectSockets(true);
    await until('up', 2);
  });

  it('is down at once when the network is gone, and comes back by itself', async () => {
    const { line, until, seen } = watch();
    await until('up');
    line.drop();
    expect(seen).toEqual(['up', 'down']);
    line.drop();
    await until('up', 2);
    expect(seen).toEqual(['up', 'down', 'up']);
  });

  it('says what the server refused it for', async () => {
    io.of('/visitor').use((_visitor, next) => next(new Error('visitor_unknown')));
    const { until, line } = watch();
    await until('refused visitor_unknown');
    expect(line.up).toBe(false);
  });

  it('gives up on a question that nobody answers', async () => {
    const { line, until } = watch();
    await until('up');
    await expect(line.ask('say', {}, 30)).rejects.toBeInstanceOf(LineDown);
  });

  it('ends a question at once when the line breaks under it', async () => {
    io.of('/visitor').on('connection', (visitor) => visitor.on('say', () => visitor.disconnect(true)));
    const { line, until } = watch();
    await until('up');
    await expect(line.ask('say', {}, 60_000)).rejects.toBeInstanceOf(LineDown);
  });

  it('opens at once when asked to, and leaves nothing of the old line behind', async () => {
    let connections = 0;
    io.of('/visitor').on('connection', () => connections++);
    const { line, until, seen } = watch();
    await until('up');
    line.reopen();
    await until('up', 2);
    expect(connections).toBe(2);
    expect(seen).toEqual(['up', 'up']);
  });
});
