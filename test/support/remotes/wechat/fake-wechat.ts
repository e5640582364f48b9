// The platform's API on loopback: tokens, messages to people, files. See README.md for the documents it follows.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const HOURS_48_MS = 48 * 3600_000;
const MESSAGES_PER_WORD = 5;
const LONGEST_TEXT_BYTES = 2048;

const WORDS: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40007: 'invalid media_id',
  40013: 'invalid appid',
  40125: 'invalid appsecret',
  43004: 'require subscribe',
  45002: 'content size out of limit',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  48001: 'api unauthorized',
};

export interface Person {
  follows: boolean;
  nickname?: string;
  remark?: string;
  /** When the person last wrote to the account, and how many customer messages came back since. */
  wroteAt: number;
  answers: number;
}

export interface Said {
  touser: string;
  msgtype: string;
  text?: { content: string };
  image?: { media_id: string };
  voice?: { media_id: string };
  video?: { media_id: string };
}

interface Media {
  type: string;
  content: Buffer;
  fileName: string;
}

/** What the next requests of a path meet instead of an answer. */
type Manner =
  | { errcode: number }
  | { status: number }
  /** Does what was asked, and breaks off before it answers. */
  | { breakOff: true }
  /** Waits for the promise, then answers as always. */
  | { until: Promise<void> };

export class FakeWechat {
  /** What people were sent, in order. */
  readonly said: Said[] = [];
  readonly typed: { touser: string; command: string }[] = [];
  readonly people = new Map<string, Person>();
  readonly media = new Map<string, Media>();
  /** Every request's path without its query, in order. */
  readonly asked: string[] = [];
  tokenLifeSeconds = 7200;
  /** Where videos are said to lie; ours unless a test says otherwise. */
  handOut: string | null = null;
  now: () => number = Date.now;

  private port = 0;
  private token: string | null = null;
  private tokenEndsAt = 0;
  private readonly manners = new Map<string, Manner[]>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly appId: string,
    readonly appSecret: string,
  ) {
    server.on('request', (request, response) => void this.answer(request, response));
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async open(appId = 'wxb11529c136998cb6', appSecret = 'fake-secret-0123456789'): Promise<FakeWechat> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeWechat(server, appId, appSecret);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next request of this path, and only it, meets this manner; several wait in line. */
  next(path: string, ...manners: Manner[]): void {
    this.manners.set(path, [...(this.manners.get(path) ?? []), ...manners]);
  }

  /** The token dies, as when somebody resets the AppSecret or forces a new token. */
  revokeToken(): void {
    this.token = null;
  }

  textsTo(openid: string): string[] {
    return this.said.flatMap(({ touser, text }) => (touser === openid && text ? [text.content] : []));
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
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    const body = await bytesOf(request);
    this.asked.push(url.pathname);
    const manner = this.manners.get(url.pathname)?.shift();
    if (manner && 'status' in manner) return void response.writeHead(manner.status).end('<html>Bad Gateway</html>');
    if (manner && 'errcode' in manner) return json(response, refusal(manner.errcode));
    if (manner && 'until' in manner) await manner.until;
    const answer = this.handle(url, body, request.headers['content-type'] ?? '');
    if (manner && 'breakOff' in manner) return void request.socket.destroy();
    if (answer instanceof File) await file(response, answer);
    else json(response, answer);
  }

  private handle(url: URL, body: Buffer, contentType: string): object {
    if (url.pathname === '/cgi-bin/stable_token') return this.stableToken(parsed(body));
    if (!this.isToken(url.searchParams.get('access_token'))) return refusal(40001);
    const routes: Record<string, () => object> = {
      '/cgi-bin/message/custom/send': () => this.send(parsed(body)),
      '/cgi-bin/message/custom/typing': () => this.type(parsed(body)),
      '/cgi-bin/media/upload': () => this.upload(body, contentType, url.searchParams.get('type')!),
      '/cgi-bin/media/get': () => this.get(url.searchParams.get('media_id')!),
      '/video': () => this.video(url.searchParams.get('media_id')!),
      '/cgi-bin/user/info': () => this.info(url.searchParams.get('openid')!),
      '/cgi-bin/getcallbackip': () => ({ ip_list: ['127.0.0.1'] }),
    };
    return routes[url.pathname]?.() ?? refusal(-1);
  }

  private isToken(token: string | null): boolean {
    return token !== null && token === this.token && this.now() < this.tokenEndsAt;
  }

  private stableToken(asked: { appid: string; secret: string; grant_type: string; force_refresh?: boolean }): object {
    if (asked.appid !== this.appId) return refusal(40013);
    if (asked.secret !== this.appSecret || asked.grant_type !== 'client_credential') return refusal(40125);
    const left = this.tokenEndsAt - this.now();
    if (this.token === null || asked.force_refresh || left <= 5 * 60_000) {
      this.token = `token-${randomBytes(8).toString('hex')}`;
      this.tokenEndsAt = this.now() + this.tokenLifeSeconds * 1000;
    }
    return { access_token: this.token, expires_in: Math.floor((this.tokenEndsAt - this.now()) / 1000) };
  }

  private send(message: Said): object {
    const person = this.people.get(message.touser);
    if (!person) return refusal(40003);
    if (!person.follows) return refusal(43004);
    if (this.now() - person.wroteAt > HOURS_48_MS) return refusal(45015);
    if (person.answers >= MESSAGES_PER_WORD) return refusal(45047);
    if (Buffer.byteLength(message.text?.content ?? '') > LONGEST_TEXT_BYTES) return refusal(45002);
    const mediaId = (message.image ?? message.voice ?? message.video)?.media_id;
    if (message.msgtype !== 'text' && !this.media.has(mediaId ?? '')) return refusal(40007);
    person.answers += 1;
    this.said.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  private type(message: { touser: string; command: string }): object {
    if (!this.people.has(message.touser)) return refusal(40003);
    this.typed.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  private upload(body: Buffer, contentType: string, type: string): object {
    const boundary = /boundary=(.+)$/.exec(contentType)![1]!;
    const headEnd = body.indexOf('\r\n\r\n');
    const head = body.subarray(0, headEnd).toString('utf8');
    if (!/name="media"/.test(head)) return refusal(-1);
    const content = body.subarray(headEnd + 4, body.lastIndexOf(`\r\n--${boundary}`));
    return { type, media_id: this.keep(type, content, /filename="([^"]*)"/.exec(head)![1]!), created_at: this.now() };
  }

  /** A file at the platform, as when a person sends a picture. */
  keep(type: string, content: Buffer, fileName = `${type}.bin`): string {
    const id = randomBytes(24).toString('base64url');
    this.media.set(id, { type, content, fileName });
    return id;
  }

  private get(id: string): object {
    const media = this.media.get(id);
    if (!media) return refusal(40007);
    if (media.type === 'video')
      return { video_url: this.handOut ?? `${this.url}/video?media_id=${id}&access_token=${this.token}` };
    return new File([media.content], media.fileName, { type: `${media.type}/jpeg` });
  }

  private video(id: string): object {
    const { content, fileName } = this.media.get(id)!;
    return new File([content], fileName, { type: 'video/mp4' });
  }

  private info(openid: string): object {
    const person = this.people.get(openid);
    if (!person) return refusal(40003);
    if (!person.follows) return { subscribe: 0, openid };
    return { subscribe: 1, openid, nickname: person.nickname ?? '', remark: person.remark ?? '', language: 'zh_CN' };
  }
}

const refusal = (errcode: number): object => ({ errcode, errmsg: `${WORDS[errcode] ?? 'error'} rid: fake` });
const parsed = <T>(body: Buffer): T => JSON.parse(body.toString('utf8')) as T;

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
