import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { ConsoleToServer, HelloAck, ServerToConsole } from '#contract';
import type { ConnectionState, Timing } from './connection-options';
import { DeskConnection } from './desk-connection';
import { Listeners } from './listeners';

type Remote = Socket<ConsoleToServer, ServerToConsole>;
type Hello = Parameters<ConsoleToServer['hello']>[0];

/** The server's side on loopback: real sockets, answers that a test may change. */
class RemoteDesk {
  answer: (request: Hello) => HelloAck | null = () => ({ ok: true, position: '5:5', missed: 0 });
  echoes = true;
  readonly hellos: Hello[] = [];
  readonly watches = new Listeners<[request: Parameters<ConsoleToServer['watch']>[0]]>();
  heartbeats = 0;
  sockets: Remote[] = [];
  private readonly http: HttpServer = createServer();
  private readonly io = new Server<ConsoleToServer, ServerToConsole>(this.http);
  refusal: string | null = null;

  async open(port = 0): Promise<string> {
    const space = this.io.of('/console');
    space.use((_, next) => next(this.refusal ? new Error(this.refusal) : undefined));
    space.on('connection', (socket) => this.serve(socket));
    await new Promise<void>((done) => this.http.listen(port, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return this.io.close();
  }

  private serve(socket: Remote): void {
    this.sockets.push(socket);
    socket.on('hello', (request, ack) => {
      this.hellos.push(request);
      const answer = this.answer(request);
      if (answer) ack(answer);
    });
    socket.on('watch', (request, ack) => {
      ack({ ok: true });
      this.watches.tell(request);
    });
    socket.on('probe', (request) => this.echoes && socket.emit('probe', request));
    socket.on('heartbeat', () => void this.heartbeats++);
  }
}

const FAST: Partial<Timing> = {
  heartbeatMs: 20,
  probeEveryMs: 40,
  probeTimeoutMs: 60,
  answerTimeoutMs: 150,
  reconnectMs: 20,
  reconnectMaxMs: 40,
};

const next = <News extends unknown[]>(listeners: Listeners<News>, fits: (...news: News) => boolean = () => true) =>
  new Promise<News>((done) => {
    const stop = listeners.add((...news) => {
      if (!fits(...news)) return;
      stop();
      done(news);
    });
  });

describe('the connection of a console', () => {
  let remote: RemoteDesk;
  let url: string;
  let connection: DeskConnection;
  const reach = (state: ConnectionState) => next(connection.states, (now) => now === state);

  beforeEach(async () => {
    remote = new RemoteDesk();
    url = await remote.open();
    connection = new DeskConnection({ url, position: '1:1', timing: FAST });
  });
  afterEach(async () => {
    connection.close();
    await remote.close();
  });

  test('says where it stands and what it watches', async () => {
    connection.watch([{ kind: 'list' }]);
    connection.open();
    await reach('live');
    expect(remote.hellos).toEqual([{ position: '1:1', watch: [{ kind: 'list' }] }]);
  });

  test('comes back after a break and asks from the last position it heard', async () => {
    connection.watch([{ kind: 'ticket', id: 't1' }]);
    connection.open();
    await reach('live');
    const heard = next(connection.events);
    remote.sockets[0]!.emit('events', { events: [{ type: 'ticket.claimed' } as never], position: '7:9' });
    await heard;
    const back = reach('reconnecting').then(() => reach('live'));
    remote.sockets[0]!.disconnect(true);
    await back;
    expect(remote.hellos[1]).toEqual({ position: '7:9', watch: [{ kind: 'ticket', id: 't1' }] });
  });

  test('keeps the position of a batch that brought nothing for it', async () => {
    connection.open();
    await reach('live');
    remote.sockets[0]!.emit('events', { events: [], position: '8:8' });
    const counted = next(connection.counts);
    remote.sockets[0]!.emit('counts', {} as never);
    await counted;
    expect(connection.at).toBe('8:8');
  });

  test('tells what was missed before what is new, whichever came first, and forgets both when the greeting fails', async () => {
    const event = (position: string) => ({ type: 'ticket.claimed', position }) as never;
    remote.answer = () => {
      const socket = remote.sockets.at(-1)!;
      socket.emit('events', { events: [event('9:18')], position: '9:18' });
      if (remote.hellos.length === 1) return null;
      socket.emit('events', { events: [event('2:7'), event('9:17')], position: '9:17' });
      return { ok: true, position: '9:17', missed: 2 };
    };
    const heard = next(connection.events);
    connection.open();
    const [events] = await heard;
    expect(events.map(({ position }) => position)).toEqual(['2:7', '9:17', '9:18']);
    expect(remote.hellos.map(({ position }) => position)).toEqual(['1:1', '1:1']);
    expect(connection.at).toBe('9:18');
  });

  test('fetches anew when too much was missed, and goes on from there', async () => {
    remote.answer = () => ({ ok: true, reload: true, position: '90:1' });
    connection.open();
    await next(connection.reloads);
    expect(connection.at).toBe('90:1');
  });

  test('tells the server at once what a screen begins and ends to watch', async () => {
    connection.open();
    await reach('live');
    const begun = next(remote.watches, ({ add }) => add.length === 1);
    connection.watch([{ kind: 'board' }]);
    expect(await begun).toEqual([{ add: [{ kind: 'board' }], remove: [] }]);
    const ended = next(remote.watches, ({ remove }) => remove.length === 1);
    connection.unwatch([{ kind: 'board' }]);
    expect(await ended).toEqual([{ add: [], remove: [{ kind: 'board' }] }]);
  });

  test('greets again when the greeting was not answered', async () => {
    remote.answer = () => (remote.hellos.length > 1 ? { ok: true, position: '5:5', missed: 0 } : null);
    connection.open();
    await reach('live');
    expect(remote.hellos.length).toBe(2);
  });

  test('polls when the probe stays out, and is live again with its echo', async () => {
    connection.open();
    await reach('live');
    remote.echoes = false;
    await reach('polling');
    remote.echoes = true;
    await reach('live');
  });

  test('polls when the server is away for long, and still comes back', async () => {
    connection.open();
    await reach('live');
    const port = Number(new URL(url).port);
    await remote.close();
    await reach('polling');
    remote = new RemoteDesk();
    await remote.open(port);
    await reach('live');
  });

  test('comes back at once when somebody looks, however long the back-off is', async () => {
    connection.close();
    connection = new DeskConnection({
      url,
      position: '1:1',
      timing: { ...FAST, reconnectMs: 3_600_000, reconnectMaxMs: 3_600_000 },
    });
    connection.open();
    await reach('live');
    const lost = reach('reconnecting');
    remote.sockets[0]!.conn.close();
    await lost;
    const back = reach('live');
    connection.wake();
    await back;
  });

  test.each(['not_signed_in', 'session_expired'])('ends when the server says %s', async (code) => {
    remote.refusal = code;
    connection.open();
    expect(await next(connection.signedOut)).toEqual([code]);
    expect(remote.hellos).toEqual([]);
  });

  test('tries again when the server could not tell who it is', async () => {
    remote.refusal = 'database_unavailable';
    connection.open();
    await reach('reconnecting');
    remote.refusal = null;
    await reach('live');
  });

  test('shows that somebody is there', async () => {
    connection.open();
    await reach('live');
    remote.echoes = false;
    await reach('polling');
    expect(remote.heartbeats).toBeGreaterThan(0);
  });
});
