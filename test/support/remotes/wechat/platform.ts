// The platform's half that calls us: signs, encrypts and pushes, and reads what we answer. See README.md.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { FakeWechat } from './fake-wechat';

export type Mode = 'plain' | 'compatible' | 'safe';
export type Fields = Record<string, string | number>;

export interface CallbackAccount {
  url: string;
  token: string;
  encodingAesKey: string;
  appId: string;
  mode: Mode;
  /** The account's original id. */
  original: string;
}

export interface Pushed {
  status: number;
  /** What we said in the answer, decrypted; null for a mere `success`. */
  text: string | null;
  raw: string;
}

/** What a test may put in place of what an honest platform sends. */
export interface Tampering {
  query?: Record<string, string>;
  body?: string;
  appId?: string;
  mode?: Mode;
}

export class WechatPlatform {
  private ids = 23_000_000_000_000_000n;

  constructor(
    readonly account: CallbackAccount,
    private readonly remote: FakeWechat,
    private readonly now: () => Date,
  ) {}

  get seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  nextId(): string {
    return String((this.ids += 1n));
  }

  /** The check of the address when an admin saves it. */
  async verify(tampering: Tampering = {}): Promise<{ status: number; text: string }> {
    const query = { ...this.signed(), echostr: '5826380127219468563', ...tampering.query };
    const answer = await fetch(`${this.account.url}?${new URLSearchParams(query)}`);
    return { status: answer.status, text: await answer.text() };
  }

  /** A person writes: the fields of a message, which gets sender, time and id unless they are given. */
  message(openid: string, fields: Fields, tampering?: Tampering): Promise<Pushed> {
    const person = this.remote.people.get(openid) ?? { follows: true, wroteAt: 0, answers: 0 };
    this.remote.people.set(openid, Object.assign(person, { wroteAt: this.now().getTime(), answers: 0 }));
    return this.push({ ...this.envelope(openid), MsgId: this.nextId(), ...fields }, tampering);
  }

  text(openid: string, content: string, fields: Fields = {}): Promise<Pushed> {
    return this.message(openid, { MsgType: 'text', Content: content, ...fields });
  }

  event(openid: string, name: string, fields: Fields = {}): Promise<Pushed> {
    const person = this.remote.people.get(openid) ?? { follows: true, wroteAt: 0, answers: 0 };
    this.remote.people.set(openid, { ...person, follows: name !== 'unsubscribe' });
    return this.push({ ...this.envelope(openid), MsgType: 'event', Event: name, ...fields });
  }

  /** A person presses a button of the menu they see. */
  press(openid: string, name: string): Promise<Pushed> {
    const { type, key = '', url = '' } = this.remote.menus.button(name);
    return type === 'click'
      ? this.event(openid, 'CLICK', { EventKey: key })
      : this.event(openid, 'VIEW', { EventKey: url });
  }

  /** A person's camera looks at a code: who doesn't follow the account yet follows it by that. Null when the code has ended. */
  async scan(openid: string, url: string): Promise<Pushed | null> {
    const code = this.remote.menus.scan(url);
    if (!code) return null;
    const follows = this.remote.people.get(openid)?.follows ?? false;
    const EventKey = follows ? code.scene : `qrscene_${code.scene}`;
    return this.event(openid, follows ? 'SCAN' : 'subscribe', { EventKey, Ticket: code.ticket });
  }

  async push(fields: Fields, { query, body, appId, mode = this.account.mode }: Tampering = {}): Promise<Pushed> {
    const xml = toXml(fields);
    const sealed = mode === 'plain' ? null : this.seal(xml, appId);
    const signed = { ...this.signed(sealed), openid: String(fields.FromUserName), ...query };
    const shown: Fields = mode === 'compatible' ? fields : { ToUserName: fields.ToUserName ?? '' };
    const sent = body ?? (sealed === null ? xml : toXml({ ...shown, Encrypt: sealed }));
    return this.post(signed, sent);
  }

  /** Exactly these words behind exactly this query, as somebody who listened could send. */
  async post(query: Record<string, string>, body: string): Promise<Pushed> {
    const answer = await fetch(`${this.account.url}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
    });
    const raw = await answer.text();
    return { status: answer.status, raw, text: answer.status === 200 ? this.answered(raw) : null };
  }

  signed(sealed: string | null = null): Record<string, string> {
    const timestamp = String(this.seconds);
    const nonce = String(randomBytes(4).readUInt32BE());
    const signature = sha1([this.account.token, timestamp, nonce]);
    if (sealed === null) return { signature, timestamp, nonce };
    const msg_signature = sha1([this.account.token, timestamp, nonce, sealed]);
    return { signature, timestamp, nonce, encrypt_type: 'aes', msg_signature };
  }

  private envelope(openid: string): Fields {
    return { ToUserName: this.account.original, FromUserName: openid, CreateTime: this.seconds };
  }

  private answered(raw: string): string | null {
    if (raw === 'success' || raw === '') return null;
    const encrypted = field(raw, 'Encrypt');
    if (encrypted) {
      const expected = sha1([this.account.token, field(raw, 'TimeStamp')!, field(raw, 'Nonce')!, encrypted]);
      if (field(raw, 'MsgSignature') !== expected) throw new Error('the answer is not signed by us');
    }
    const xml = encrypted ? this.unseal(encrypted) : raw;
    if (field(xml, 'FromUserName') !== this.account.original) throw new Error('the answer is not from the account');
    return field(xml, 'Content');
  }

  private seal(xml: string, appId = this.account.appId): string {
    const key = Buffer.from(`${this.account.encodingAesKey}=`, 'base64');
    const message = Buffer.from(xml);
    const length = Buffer.from([message.length >>> 24, message.length >>> 16, message.length >>> 8, message.length]);
    const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(appId)]);
    const fill = 32 - (plain.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])).toString('base64');
  }

  private unseal(sealed: string): string {
    const key = Buffer.from(`${this.account.encodingAesKey}=`, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const plain = decipher.update(Buffer.from(sealed, 'base64'));
    const length = plain.readUInt32BE(16);
    const appId = plain.subarray(20 + length, plain.length - plain.at(-1)!).toString();
    if (appId !== this.account.appId) throw new Error(`the answer is for ${appId}`);
    return plain.subarray(20, 20 + length).toString('utf8');
  }
}

const sha1 = (words: string[]): string => createHash('sha1').update(words.sort().join('')).digest('hex');

/** Numbers bare, words in CDATA, as the platform writes them. */
export const toXml = (fields: Fields): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('\n')}</xml>`;

const field = (xml: string, name: string): string | null =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([\\s\\S]*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? null;
