// The platform's API on loopback: tokens, messages to people, files. See README.md for the documents it follows.
import { randomBytes } from 'node:crypto';
import { LoopbackPlatform, parsed } from '../loopback-platform';
import { MenuDesk } from './menu-desk';

const HOURS_48_MS = 48 * 3600_000;
const MESSAGES_PER_WORD = 5;
const LONGEST_TEXT_BYTES = 2048;

const WORDS: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40007: 'invalid media_id',
  40013: 'invalid appid',
  40016: 'invalid button size',
  40017: 'invalid button type',
  40018: 'invalid button name size',
  40019: 'invalid button key size',
  40020: 'invalid button url size',
  40023: 'invalid sub button size',
  40024: 'invalid sub button type',
  40025: 'invalid sub button name size',
  40026: 'invalid sub button key size',
  40027: 'invalid sub button url size',
  40052: 'invalid action name',
  40053: 'invalid action info',
  40054: 'invalid sub button url domain',
  40055: 'invalid button url domain',
  40125: 'invalid appsecret',
  43004: 'require subscribe',
  45029: 'qrcode count out of limit',
  45002: 'content size out of limit',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  48001: 'api unauthorized',
  65316: 'menu urls have too many domains',
  65317: 'menu contains invalid url',
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

export class FakeWechat extends LoopbackPlatform {
  /** What people were sent, in order. */
  readonly said: Said[] = [];
  readonly typed: { touser: string; command: string }[] = [];
  readonly people = new Map<string, Person>();
  readonly menus = new MenuDesk(
    (errcode) => this.refusal(errcode),
    () => this.now(),
  );
  tokenLifeSeconds = 7200;
  /** Where videos are said to lie; ours unless a test says otherwise. */
  handOut: string | null = null;

  private token: string | null = null;
  private tokenEndsAt = 0;

  private constructor(
    readonly appId: string,
    readonly appSecret: string,
  ) {
    super(WORDS);
  }

  static open(appId = 'wxb11529c136998cb6', appSecret = 'fake-secret-0123456789', port = 0): Promise<FakeWechat> {
    return new FakeWechat(appId, appSecret).listening(port);
  }

  /** The token dies, as when somebody resets the AppSecret or forces a new token. */
  revokeToken(): void {
    this.token = null;
  }

  textsTo(openid: string): string[] {
    return this.said.flatMap(({ touser, text }) => (touser === openid && text ? [text.content] : []));
  }

  protected handle(url: URL, body: Buffer, contentType: string): object {
    if (url.pathname === '/cgi-bin/stable_token') return this.stableToken(parsed(body));
    if (!this.isToken(url.searchParams.get('access_token'))) return this.refusal(40001);
    const routes: Record<string, () => object> = {
      '/cgi-bin/message/custom/send': () => this.send(parsed(body)),
      '/cgi-bin/message/custom/typing': () => this.type(parsed(body)),
      '/cgi-bin/media/upload': () => this.upload(body, contentType, url.searchParams.get('type')!),
      '/cgi-bin/media/get': () => this.get(url.searchParams.get('media_id')!),
      '/video': () => this.video(url.searchParams.get('media_id')!),
      '/cgi-bin/user/info': () => this.info(url.searchParams.get('openid')!),
      ...this.menus.routes(() => parsed(body)),
      '/cgi-bin/getcallbackip': () => ({ ip_list: ['127.0.0.1'] }),
    };
    return routes[url.pathname]?.() ?? this.refusal(-1);
  }

  private isToken(token: string | null): boolean {
    return token !== null && token === this.token && this.now() < this.tokenEndsAt;
  }

  private stableToken(asked: { appid: string; secret: string; grant_type: string; force_refresh?: boolean }): object {
    if (asked.appid !== this.appId) return this.refusal(40013);
    if (asked.secret !== this.appSecret || asked.grant_type !== 'client_credential') return this.refusal(40125);
    const left = this.tokenEndsAt - this.now();
    if (this.token === null || asked.force_refresh || left <= 5 * 60_000) {
      this.token = `token-${randomBytes(8).toString('hex')}`;
      this.tokenEndsAt = this.now() + this.tokenLifeSeconds * 1000;
    }
    return { access_token: this.token, expires_in: Math.floor((this.tokenEndsAt - this.now()) / 1000) };
  }

  private send(message: Said): object {
    const person = this.people.get(message.touser);
    if (!person) return this.refusal(40003);
    if (!person.follows) return this.refusal(43004);
    if (this.now() - person.wroteAt > HOURS_48_MS) return this.refusal(45015);
    if (person.answers >= MESSAGES_PER_WORD) return this.refusal(45047);
    if (Buffer.byteLength(message.text?.content ?? '') > LONGEST_TEXT_BYTES) return this.refusal(45002);
    const mediaId = (message.image ?? message.voice ?? message.video)?.media_id;
    if (message.msgtype !== 'text' && !this.media.has(mediaId ?? '')) return this.refusal(40007);
    person.answers += 1;
    this.said.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  private type(message: { touser: string; command: string }): object {
    if (!this.people.has(message.touser)) return this.refusal(40003);
    this.typed.push(message);
    return { errcode: 0, errmsg: 'ok' };
  }

  private upload(body: Buffer, contentType: string, type: string): object {
    const file = this.fileOf(body, contentType);
    if (!file) return this.refusal(-1);
    return { type, media_id: this.keep(type, file.content, file.fileName), created_at: this.now() };
  }

  /** A file at the platform, as when a person sends a picture. */
  keep(type: string, content: Buffer, fileName = `${type}.bin`): string {
    const id = randomBytes(24).toString('base64url');
    this.media.set(id, { type, content, fileName });
    return id;
  }

  private get(id: string): object {
    const media = this.media.get(id);
    if (!media) return this.refusal(40007);
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
    if (!person) return this.refusal(40003);
    if (!person.follows) return { subscribe: 0, openid };
    return { subscribe: 1, openid, nickname: person.nickname ?? '', remark: person.remark ?? '', language: 'zh_CN' };
  }
}
