// Somebody's program that takes webhooks. See README.md for the document it follows.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Taken {
  id: string;
  type: string;
  timestamp: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests check the shape
  data: any;
}

/** How the next request is met instead of being taken. */
type Manner =
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Never answers. */
  | { hang: true }
  /** Takes the request and breaks off before it answers. */
  | { breakOff: true }
  /** Waits for the promise, then takes it. */
  | { until: Promise<void> };

const SKEW_SECONDS = 300;

export class FakeReceiver {
  /** Each webhook once, by its id, in the order in which they were first taken. */
  readonly taken: Taken[] = [];
  /** The id of every request that was signed rightly, repeats and refused ones included. */
  readonly asked: string[] = [];
  readonly unsigned: string[] = [];
  /** What signs; a test that rotates keeps only the ones its program knows. */
  secrets: string[] = [];
  now: () => number = Date.now;

  private readonly manners: Manner[] = [];
  private port = 0;
  private always: Manner | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async open(port = 0): Promise<FakeReceiver> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new FakeReceiver(server);
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `http://${this.host}/hook`;
  }

  /** The next requests, one after the other, meet these manners. */
  next(...manners: Manner[]): void {
    this.manners.push(...manners);
  }

  /** Every request meets this one until another is given; null takes them again. */
  from(manner: Manner | null): void {
    this.always = manner;
  }

  ofType(type: string): Taken[] {
    return this.taken.filter((one) => one.type === type);
  }

  /** Away, as an outage would leave it; the port stays its own. */
  async close(): Promise<void> {
    this.port = (this.server.address() as AddressInfo).port;
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
    await once(this.server, 'close');
  }

  async reopen(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const id = String(request.headers['webhook-id']);
    if (!this.isSigned(request, body)) {
      this.unsigned.push(id);
      return void response.writeHead(401).end('who is this?');
    }
    this.asked.push(id);
    const manner = this.manners.shift() ?? this.always;
    if (manner && 'hang' in manner) return;
    if (manner && 'status' in manner)
      return void response.writeHead(manner.status, manner.headers).end(manner.body ?? '');
    if (manner && 'until' in manner) await manner.until;
    this.take(id, body);
    if (manner && 'breakOff' in manner) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
  }

  private take(id: string, body: Buffer): void {
    if (this.taken.some((one) => one.id === id)) return;
    this.taken.push({ ...(JSON.parse(body.toString('utf8')) as Omit<Taken, 'id'>), id });
  }

  private isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
    const timestamp = String(headers['webhook-timestamp']);
    if (Math.abs(this.now() / 1000 - Number(timestamp)) > SKEW_SECONDS + 1) return false;
    const given = String(headers['webhook-signature']).split(' ');
    return this.secrets.some((secret) =>
      given.includes(`v1,${signatureOf(secret, `${String(headers['webhook-id'])}.${timestamp}.`, body)}`),
    );
  }
}

/** HMAC-SHA256 in base64 under a `whsec_` secret. */
export const signatureOf = (secret: string, head: string, body: string | Buffer): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(head)
    .update(body)
    .digest('base64');

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
