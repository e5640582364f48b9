// The half of WeCom that calls us: people write, the stream grows, and a signed and sealed call says so. See README.md.
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Entry, FakeWecom } from './fake-wecom';

export interface CallbackAccount {
  url: string;
  token: string;
  encodingAesKey: string;
  corpId: string;
  openKfId: string;
}

/** What a test may put in place of what an honest platform sends. */
export interface Tampering {
  query?: Record<string, string>;
  corpId?: string;
  openKfId?: string;
  syncToken?: string;
}

export class WecomPlatform {
  private ids = 0;

  constructor(
    readonly account: CallbackAccount,
    private readonly remote: FakeWecom,
    private readonly now: () => Date,
  ) {}

  get seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  nextId(): string {
    return `7M${String((this.ids += 1)).padStart(6, '0')}${randomBytes(8).toString('hex')}`;
  }

  /** The check of the address when an admin saves it. */
  async verify(tampering: Tampering = {}): Promise<{ status: number; text: string }> {
    const sealed = this.seal('4829103857261', tampering.corpId);
    const query = { ...this.signed(sealed), echostr: sealed, ...tampering.query };
    const answer = await fetch(`${this.account.url}?${new URLSearchParams(query)}`);
    return { status: answer.status, text: await answer.text() };
  }

  /** A person writes; nobody is told yet. */
  write(contact: string, kind: string, body: object, fields: Partial<Entry> = {}): Entry {
    const person = this.remote.people.get(contact) ?? { wroteAt: 0, answers: 0, session: 0 };
    const session = person.session === 4 ? 0 : person.session;
    this.remote.people.set(contact, Object.assign(person, { wroteAt: this.now().getTime(), answers: 0, session }));
    return this.append({ external_userid: contact, origin: 3, msgtype: kind, [kind]: body, ...fields });
  }

  /** A person writes words, and the platform calls. */
  async text(contact: string, content: string, fields: Partial<Entry> = {}): Promise<number> {
    this.write(contact, 'text', { content }, fields);
    return this.call();
  }

  /** Something happens; nobody is told yet. */
  happen(type: string, contact: string, body: object = {}): Entry {
    const event = { event_type: type, open_kfid: this.account.openKfId, external_userid: contact, ...body };
    return this.append({ origin: 4, msgtype: 'event', event });
  }

  append(fields: Record<string, unknown>): Entry {
    const entry = { msgid: this.nextId(), open_kfid: this.account.openKfId, send_time: this.seconds, ...fields };
    this.remote.append(this.account.openKfId, entry);
    return entry;
  }

  /** Tells the desk that there is something, and answers the status it got. */
  async call(tampering: Tampering = {}): Promise<number> {
    const fields = {
      ToUserName: this.account.corpId,
      CreateTime: this.seconds,
      MsgType: 'event',
      Event: 'kf_msg_or_event',
      Token: tampering.syncToken ?? this.remote.syncToken(),
      OpenKfId: tampering.openKfId ?? this.account.openKfId,
    };
    const sealed = this.seal(xml(fields), tampering.corpId);
    return this.post({ ...this.signed(sealed), ...tampering.query }, this.envelope(sealed));
  }

  envelope(sealed: string): string {
    return xml({ ToUserName: this.account.corpId, AgentID: '', Encrypt: sealed });
  }

  /** Exactly these words behind exactly this query. */
  async post(query: Record<string, string>, body: string): Promise<number> {
    const address = `${this.account.url}?${new URLSearchParams(query)}`;
    return (await fetch(address, { method: 'POST', headers: { 'content-type': 'text/xml' }, body })).status;
  }

  signed(sealed: string): Record<string, string> {
    const timestamp = String(this.seconds);
    const nonce = String(randomBytes(4).readUInt32BE());
    const words = [this.account.token, timestamp, nonce, sealed].sort().join('');
    return { msg_signature: createHash('sha1').update(words).digest('hex'), timestamp, nonce };
  }

  seal(text: string, corpId = this.account.corpId): string {
    const key = Buffer.from(`${this.account.encodingAesKey}=`, 'base64');
    const message = Buffer.from(text);
    const length = Buffer.from([message.length >>> 24, message.length >>> 16, message.length >>> 8, message.length]);
    const plain = Buffer.concat([randomBytes(16), length, message, Buffer.from(corpId)]);
    const fill = 32 - (plain.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])).toString('base64');
  }
}

const xml = (fields: Record<string, string | number>): string =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`)
    .join('')}</xml>`;
