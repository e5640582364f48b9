// WeChat customer service of WeCom on loopback: tokens, the stream, messages to people, sessions, files. See README.md.
import { randomBytes } from 'node:crypto';
import { LoopbackPlatform, parsed } from '../loopback-platform';

const HOURS_48_MS = 48 * 3600_000;
const MESSAGES_PER_WORD = 5;
const LONGEST_TEXT_BYTES = 2048;
const WELCOME_WITHIN_MS = 20_000;
const SYNC_TOKEN_LIFE_MS = 10 * 60_000;

const WORDS: Record<number, string> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40003: 'invalid userid',
  40007: 'invalid media_id',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  42001: 'access_token expired',
  45002: 'content size out of limit',
  45009: 'api freq out of limit',
  95000: 'invalid open_kfid',
  95001: 'send msg count limit',
  95002: 'send msg time limit',
  95007: 'invalid msg token',
  95013: 'session is end',
  95016: 'invalid service state trans',
  95018: 'send msg session status invalid',
};

export interface Person {
  nickname?: string;
  wroteAt: number;
  answers: number;
  /** 0 nobody has it, 1 the interface has it, 2 waits for a person, 3 a person in WeCom has it, 4 over. */
  session: number;
}

export interface Sent {
  touser: string;
  open_kfid: string;
  msgid: string;
  msgtype: string;
  text?: { content: string };
  [kind: string]: unknown;
}

export type Entry = Record<string, unknown> & { msgid: string };

export class FakeWecom extends LoopbackPlatform {
  /** What people were sent, in order. */
  readonly said: Sent[] = [];
  readonly welcomes: { code: string; msgid: string; text: { content: string } }[] = [];
  readonly people = new Map<string, Person>();
  /** Everything the platform would hand out, per account. */
  readonly stream = new Map<string, Entry[]>();
  readonly accounts = [
    { open_kfid: 'wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw', name: '售前咨询' },
    { open_kfid: 'wkAJ2GCAAAd4uL12hdfsdasassdDmAtQ', name: '售后服务' },
  ];
  /** Entries of a page; the platform may give fewer than asked for at any time. */
  pageSize = 1000;
  tokenLifeSeconds = 7200;

  private token: string | null = null;
  private tokenEndsAt = 0;
  private readonly syncTokens = new Map<string, number>();
  private readonly codes = new Map<string, number>();

  private constructor(
    readonly corpId: string,
    readonly secret: string,
  ) {
    super(WORDS);
  }

  static open(corpId = 'wwb0d2ac30cf2c3d44', secret = 'kf-secret-0123456789abcdef', port = 0): Promise<FakeWecom> {
    return new FakeWecom(corpId, secret).listening(port);
  }

  revokeToken(): void {
    this.token = null;
  }

  textsTo(contact: string): string[] {
    return this.said.flatMap(({ touser, text }) => (touser === contact && text ? [text.content] : []));
  }

  /** A token as a call carries it. */
  syncToken(): string {
    const token = `ENC${randomBytes(12).toString('hex')}`;
    this.syncTokens.set(token, this.now() + SYNC_TOKEN_LIFE_MS);
    return token;
  }

  /** A code that answers one event. */
  welcomeCode(): string {
    const code = `CODE${randomBytes(8).toString('hex')}`;
    this.codes.set(code, this.now() + WELCOME_WITHIN_MS);
    return code;
  }

  append(openKfId: string, entry: Entry): void {
    this.stream.set(openKfId, [...(this.stream.get(openKfId) ?? []), entry]);
  }

  /** A file at the platform, as when a person sends a picture. */
  keep(type: string, content: Buffer, fileName = `${type}.bin`): string {
    const id = randomBytes(24).toString('base64url');
    this.media.set(id, { type, content, fileName });
    return id;
  }

  protected handle(url: URL, body: Buffer, contentType: string): object {
    const asked = (name: string): string => url.searchParams.get(name) ?? '';
    if (url.pathname === '/cgi-bin/gettoken') return this.getToken(asked('corpid'), asked('corpsecret'));
    if (asked('access_token') !== this.token || this.token === null) return this.refusal(40014);
    if (this.now() >= this.tokenEndsAt) return this.refusal(42001);
    const routes: Record<string, () => object> = {
      '/cgi-bin/kf/sync_msg': () => this.sync(parsed(body)),
      '/cgi-bin/kf/send_msg': () => this.send(parsed(body)),
      '/cgi-bin/kf/send_msg_on_event': () => this.welcome(parsed(body)),
      '/cgi-bin/kf/service_state/get': () => this.session(parsed(body)),
      '/cgi-bin/kf/service_state/trans': () => this.move(parsed(body)),
      '/cgi-bin/kf/customer/batchget': () => this.customers(parsed(body)),
      '/cgi-bin/kf/account/list': () => ({ errcode: 0, errmsg: 'ok', account_list: this.accounts }),
      '/cgi-bin/media/upload': () => this.upload(body, contentType, asked('type')),
      '/cgi-bin/media/get': () => this.get(asked('media_id')),
    };
    return routes[url.pathname]?.() ?? this.refusal(-1);
  }

  private getToken(corpId: string, secret: string): object {
    if (corpId !== this.corpId) return this.refusal(40013);
    if (secret !== this.secret) return this.refusal(40001);
    if (this.token === null || this.now() >= this.tokenEndsAt) {
      this.token = `token-${randomBytes(8).toString('hex')}`;
      this.tokenEndsAt = this.now() + this.tokenLifeSeconds * 1000;
    }
    const expires_in = Math.floor((this.tokenEndsAt - this.now()) / 1000);
    return { errcode: 0, errmsg: 'ok', access_token: this.token, expires_in };
  }

  private sync(asked: { cursor?: string; token?: string; open_kfid?: string; limit?: number }): object {
    if (asked.token && (this.syncTokens.get(asked.token) ?? 0) < this.now()) return this.refusal(95007);
    const all = this.stream.get(asked.open_kfid ?? '');
    if (!this.accounts.some(({ open_kfid }) => open_kfid === asked.open_kfid)) return this.refusal(95000);
    const from = asked.cursor ? Number(Buffer.from(asked.cursor, 'base64url').toString()) : 0;
    const to = from + Math.min(this.pageSize, asked.limit ?? 1000);
    const page = (all ?? []).slice(from, to);
    const next_cursor = Buffer.from(String(from + page.length)).toString('base64url');
    return { errcode: 0, errmsg: 'ok', next_cursor, has_more: to < (all ?? []).length ? 1 : 0, msg_list: page };
  }

  private send(message: Sent): object {
    const person = this.people.get(message.touser);
    if (!person) return this.refusal(40003);
    if (!/^[0-9a-zA-Z_-]{1,32}$/.test(message.msgid)) return this.refusal(-1);
    if (person.session > 1) return this.refusal(person.session === 4 ? 95013 : 95018);
    if (this.now() - person.wroteAt > HOURS_48_MS) return this.refusal(95002);
    if (person.answers >= MESSAGES_PER_WORD) return this.refusal(95001);
    if (Buffer.byteLength(message.text?.content ?? '') > LONGEST_TEXT_BYTES) return this.refusal(45002);
    const { media_id: mediaId } = (message[message.msgtype] ?? {}) as { media_id?: string };
    if (message.msgtype !== 'text' && !this.media.has(mediaId ?? '')) return this.refusal(40007);
    person.answers += 1;
    if (!this.said.some(({ msgid }) => msgid === message.msgid)) this.said.push(message);
    return { errcode: 0, errmsg: 'ok', msgid: message.msgid };
  }

  private welcome(message: { code: string; msgid: string; text: { content: string } }): object {
    if ((this.codes.get(message.code) ?? 0) < this.now()) return this.refusal(-1);
    this.codes.delete(message.code);
    this.welcomes.push(message);
    return { errcode: 0, errmsg: 'ok', msgid: message.msgid };
  }

  private session({ external_userid: contact }: { external_userid: string }): object {
    const person = this.people.get(contact);
    return person ? { errcode: 0, errmsg: 'ok', service_state: person.session } : this.refusal(40003);
  }

  private move({ external_userid, service_state }: { external_userid: string; service_state: number }): object {
    const person = this.people.get(external_userid);
    if (!person) return this.refusal(40003);
    if (person.session === 4 || service_state < person.session) return this.refusal(95016);
    person.session = service_state;
    return { errcode: 0, errmsg: 'ok' };
  }

  private customers({ external_userid_list: asked }: { external_userid_list: string[] }): object {
    const known = asked.filter((id) => this.people.has(id));
    const customer_list = known.map((id) => ({ external_userid: id, nickname: this.people.get(id)!.nickname ?? '' }));
    const invalid_external_userid = asked.filter((id) => !this.people.has(id));
    return { errcode: 0, errmsg: 'ok', customer_list, invalid_external_userid };
  }

  private upload(body: Buffer, contentType: string, type: string): object {
    const file = this.fileOf(body, contentType);
    if (!file || file.content.length < 5) return this.refusal(40007);
    const media_id = this.keep(type, file.content, file.fileName);
    return { errcode: 0, errmsg: 'ok', type, media_id, created_at: String(this.now()) };
  }

  private get(id: string): object {
    const media = this.media.get(id);
    if (!media) return this.refusal(40007);
    return new File([media.content], media.fileName, { type: 'application/octet-stream' });
  }
}
