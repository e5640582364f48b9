// What the fake platforms have in common: a real HTTP server whose next answers a test may choose.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What the next requests of a path meet instead of an answer. */
export type Manner =
  | { errcode: number }
  | { status: number }
  /** Does what was asked, and breaks off before it answers. */
  | { breakOff: true }
  /** Waits for the promise, then answers as always. */
  | { until: Promise<void> };

export interface Media {
  type: string;
  content: Buffer;
  fileName: string;
}

export abstract class LoopbackPlatform {
  /** Every request's path without its query, in order. */
  readonly asked: string[] = [];
  readonly media = new Map<string, Media>();
  now: () => number = Date.now;

  private port = 0;
  private readonly server: Server = createServer();
  private readonly manners = new Map<string, Manner[]>();
  private readonly sockets = new Set<Socket>();

  protected constructor(private readonly words: Record<number, string>) {
    this.server.on('request', (request, response) => void this.answer(request, response));
    this.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** The JSON of an answer, or the file that is asked for. */
  protected abstract handle(url: URL, body: Buffer, contentType: string): object;

  protected async listening(port = this.port): Promise<this> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next request of this path, and only it, meets this manner; several wait in line. */
  next(path: string, ...manners: Manner[]): void {
    this.manners.set(path, [...(this.manners.get(path) ?? []), ...manners]);
  }

  count(path: string): number {
    return this.asked.filter((asked) => asked === path).length;
  }

  /** Away, as an outage would leave it; the port stays its own. */
  async close(): Promise<void> {
    this.port = (this.server.address() as AddressInfo).port;
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
    await once(this.server, 'close');
  }

  async reopen(): Promise<void> {
    await this.listening();
  }

  protected refusal(errcode: number): object {
    return { errcode, errmsg: `${this.words[errcode] ?? 'error'} rid: fake` };
  }

  /** The file of a form with one field named media. */
  protected fileOf(body: Buffer, contentType: string): { fileName: string; content: Buffer } | null {
    const boundary = /boundary=(.+)$/.exec(contentType)![1]!;
    const headEnd = body.indexOf('\r\n\r\n');
    const head = body.subarray(0, headEnd).toString('utf8');
    if (!/name="media"/.test(head)) return null;
    const content = body.subarray(headEnd + 4, body.lastIndexOf(`\r\n--${boundary}`));
    return { content, fileName: /filename="([^"]*)"/.exec(head)![1]! };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    const body = await bytesOf(request);
    this.asked.push(url.pathname);
    const manner = this.manners.get(url.pathname)?.shift();
    if (manner && 'status' in manner) return void response.writeHead(manner.status).end('<html>Bad Gateway</html>');
    if (manner && 'errcode' in manner) return json(response, this.refusal(manner.errcode));
    if (manner && 'until' in manner) await manner.until;
    const answer = this.handle(url, body, request.headers['content-type'] ?? '');
    if (manner && 'breakOff' in manner) return void request.socket.destroy();
    if (answer instanceof File) await file(response, answer);
    else json(response, answer);
  }
}

export const parsed = <T>(body: Buffer): T => JSON.parse(body.toString('utf8')) as T;

function json(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8' }).end(JSON.stringify(answer));
}

/** A name's bytes as a header carries them. */
const bytes = (name: string): string => Buffer.from(name).toString('latin1');

async function file(response: ServerResponse, answer: File): Promise<void> {
  response
    .writeHead(200, {
      'content-type': answer.type,
      'content-disposition': `attachment; filename="${bytes(answer.name)}"`,
    })
    .end(Buffer.from(await answer.arrayBuffer()));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
