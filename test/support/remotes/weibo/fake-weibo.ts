// The platform's API on loopback: tokens, direct messages, comments, files. See README.md for the documents it follows.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Posts } from './posts';

const HOURS_72_MS = 72 * 3_600_000;
const DAY_S = 24 * 3_600;

const WORDS: Record<number, string> = {
  10002: 'service unavailable',
  10013: 'invalid weibo user',
  10022: 'ip requests out of rate limit',
  10023: 'user requests out of rate limit',
  20003: 'user does not exists!',
  20012: 'text too long, please input text less than 140 characters!',
  20019: 'repeat content!',
  20101: 'target weibo does not exist!',
  20201: 'target weibo comment does not exist!',
  20301: 'does not follow you!',
  21319: 'accessor was revoked',
  21327: 'expired_token',
  21332: 'invalid_access_token',
};

export interface Person {
  uid: string;
  name: string;
  follows: boolean;
  /** When the person last wrote to the account. */
  wroteAt: number;
}

export interface Direct {
  receiver: string;
  type: string;
  data: { text?: string; articles?: { display_name: string; image: string; url: string }[] };
}

/** What the next requests of a path meet instead of an answer. */
export type Manner =
  | { error: number }
  | { status: number }
  /** Does what was asked, and breaks off before it answers. */
  | { breakOff: true }
  /** Waits for the promise, then answers as always. */
  | { until: Promise<void> };

type Answer = object | { file: Buffer; type: string };

export class FakeWeibo {
  readonly uid = '1902538057';
  readonly appKey = '2345678901';
  readonly appSecret = '0123456789abcdef0123456789abcdef';
  readonly people = new Map<string, Person>();
  readonly posts = new Posts(this.uid);
  /** What people were sent, in order. */
  readonly direct: Direct[] = [];
  readonly files = new Map<string, { content: Buffer; type: string }>();
  /** Every request's path, in order. */
  readonly asked: string[] = [];
  token = newToken();
  tokenState: 'good' | 'revoked' = 'good';
  tokenEndsAt: number;

  private port = 0;
  private readonly manners = new Map<string, Manner[]>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    public now: () => number,
  ) {
    this.tokenEndsAt = now() + 365 * DAY_S * 1000;
    server.on('request', (request, response) => void this.answer(request, response));
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  static async open(now: () => number = Date.now, port = 0): Promise<FakeWeibo> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new FakeWeibo(server, now);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  person(uid: string, name: string): Person {
    const person = { uid, name, follows: true, wroteAt: 0, ...this.people.get(uid) };
    this.people.set(uid, person);
    return person;
  }

  /** A comment by a person under a post of the account, or under another that names it. */
  comment(uid: string, text: string, statusId: string): string {
    return this.posts.comment(this.people.get(uid)!, text, statusId, this.now());
  }

  /** A post by a person that names the account. */
  mention(uid: string, text: string, pictures: string[] = []): string {
    return this.posts.mention(this.people.get(uid)!, text, this.now(), pictures);
  }

  ownPost(text: string): string {
    return this.posts.own(text, this.now());
  }

  /** A picture that lies at the platform. */
  keep(content: Buffer, type = 'image/jpeg'): string {
    const fid = String(5_319_791_961_442_000 + this.files.size);
    this.files.set(fid, { content, type });
    return fid;
  }

  /** The next request of this path, and only it, meets this manner; several wait in line. */
  next(path: string, ...manners: Manner[]): void {
    this.manners.set(path, [...(this.manners.get(path) ?? []), ...manners]);
  }

  textsTo(uid: string): string[] {
    return this.direct.flatMap(({ receiver, data }) => (receiver === uid && data.text ? [data.text] : []));
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
    const form = new URLSearchParams((await bytesOf(request)).toString('utf8'));
    this.asked.push(url.pathname);
    const manner = this.manners.get(url.pathname)?.shift();
    if (manner && 'status' in manner) return void response.writeHead(manner.status).end('<html>Bad Gateway</html>');
    if (manner && 'error' in manner) return json(response, refusal(manner.error, url.pathname));
    if (manner && 'until' in manner) await manner.until;
    const given = /^OAuth2 (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? form.get('access_token');
    const answer = this.handle(url, form, given);
    if (manner && 'breakOff' in manner) return void request.socket.destroy();
    if ('file' in answer) response.writeHead(200, { 'content-type': answer.type }).end(answer.file);
    else json(response, answer);
  }

  private handle(url: URL, form: URLSearchParams, given: string | null): Answer {
    if (url.pathname.startsWith('/large/')) return this.picture(url.pathname.split('/').at(-1)!);
    const fault = this.tokenFault(given);
    if (fault) return refusal(fault, url.pathname);
    const query = url.searchParams;
    const since = BigInt(query.get('since_id') ?? '0');
    const max = BigInt(query.get('max_id') ?? '0');
    const list = (name: 'toMe' | 'mentioning' | 'statuses') =>
      this.posts.list(name, since, max, Number(query.get('count')));
    const routes: Record<string, () => Answer> = {
      '/oauth2/get_token_info': () => this.tokenInfo(),
      '/2/comments/to_me.json': () => ({ comments: list('toMe'), total_number: 1 }),
      '/2/comments/mentions.json': () => ({ comments: list('mentioning'), total_number: 1 }),
      '/2/statuses/mentions.json': () => ({ statuses: list('statuses'), total_number: 1 }),
      '/2/comments/reply.json': () => this.reply(form, true),
      '/2/comments/create.json': () => this.reply(form, false),
      '/2/messages/reply.json': () => this.say(form),
      '/2/eps/user/info.json': () => this.info(query.get('uid')!),
      '/2/mss/msget': () => this.picture(query.get('fid')!),
    };
    return routes[url.pathname]?.() ?? refusal(10002, url.pathname);
  }

  private tokenFault(given: string | null): number | null {
    if (given !== this.token) return 21332;
    if (this.tokenState === 'revoked') return 21319;
    return this.now() >= this.tokenEndsAt ? 21327 : null;
  }

  private tokenInfo(): object {
    const expire_in = Math.floor((this.tokenEndsAt - this.now()) / 1000);
    return { uid: Number(this.uid), appkey: this.appKey, scope: null, create_at: 1_352_267_591, expire_in };
  }

  private say(form: URLSearchParams): object {
    const receiver = form.get('receiver_id') ?? '';
    const person = this.people.get(receiver);
    if (!person) return refusal(20003, 'reply');
    if (!person.follows) return refusal(20301, 'reply');
    if (this.now() - person.wroteAt > HOURS_72_MS) return refusal(20301, 'reply');
    const data = JSON.parse(form.get('data') ?? '{}') as Direct['data'];
    if ([...(data.text ?? '')].length >= 300) return refusal(20012, 'reply');
    this.direct.push({ receiver, type: form.get('type')!, data });
    return { result: true, sender_id: this.uid, receiver_id: receiver, type: form.get('type'), data: form.get('data') };
  }

  private reply(form: URLSearchParams, toComment: boolean): object {
    const said = this.posts.answer(
      form.get('id') ?? '',
      toComment ? form.get('cid') : null,
      form.get('comment') ?? '',
      this.now(),
    );
    return typeof said === 'number' ? refusal(said, 'comments') : said;
  }

  private info(uid: string): object {
    const person = this.people.get(uid);
    if (!person) return refusal(20003, 'eps/user/info');
    return { subscribe: 1, uid: Number(uid), nickname: person.name, sex: 2, language: 'zh-cn', follow: 1 };
  }

  private picture(fid: string): Answer {
    const file = this.files.get(fid.replace(/\.\w+$/, ''));
    return file ? { file: file.content, type: file.type } : refusal(20101, 'msget');
  }
}

export const newToken = (): string => `2.00${randomBytes(14).toString('hex')}`;

const refusal = (error_code: number, request: string): object => ({
  error: WORDS[error_code] ?? 'error',
  error_code,
  request,
});

/** Refusals come with a status of 400 or 403, as the platform sends them. */
function json(response: ServerResponse, answer: object): void {
  const code = (answer as { error_code?: number }).error_code;
  const status = code === undefined ? 200 : code < 20_000 || code >= 21_300 ? 403 : 400;
  // Ids are numbers on the wire, larger than some programs' numbers hold.
  const text = JSON.stringify(answer).replace(/"(id|mid)":"(\d+)"/g, '"$1":$2');
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(text);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
