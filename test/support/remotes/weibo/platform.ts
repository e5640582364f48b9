// The platform's half that calls us: signs and pushes direct messages and events. See README.md.
import { createHash } from 'node:crypto';
import type { FakeWeibo } from './fake-weibo';
import { written } from './posts';

export interface Pushed {
  status: number;
  text: string;
}

/** What a test may put in place of what an honest platform sends. */
export interface Tampering {
  query?: Record<string, string>;
  body?: string;
  appSecret?: string;
}

export class WeiboPlatform {
  private nonces = 57_155_157;

  constructor(
    readonly url: string,
    private readonly remote: FakeWeibo,
  ) {}

  /** The check of the address when an admin saves it. */
  async verify(tampering: Tampering = {}): Promise<Pushed> {
    const query = { ...this.signed(tampering.appSecret), echostr: 'dnPdpTZz85', ...tampering.query };
    const answer = await fetch(`${this.url}?${new URLSearchParams(query)}`);
    return { status: answer.status, text: await answer.text() };
  }

  /** A person writes to the account. */
  text(uid: string, text: string, tampering?: Tampering): Promise<Pushed> {
    return this.message(uid, { type: 'text', text, data: {} }, tampering);
  }

  picture(uid: string, content: Buffer): Promise<Pushed> {
    const tovfid = Number(this.remote.keep(content));
    return this.message(uid, { type: 'image', text: '发了一张图片', data: { vfid: tovfid + 1_000, tovfid } });
  }

  event(uid: string, subtype: string, data: object = {}): Promise<Pushed> {
    const person = this.remote.people.get(uid);
    if (person) person.follows = subtype !== 'unfollow';
    return this.push({ ...this.envelope(uid), type: 'event', text: '事件消息', data: { subtype, ...data } });
  }

  message(uid: string, fields: object, tampering?: Tampering): Promise<Pushed> {
    const person = this.remote.people.get(uid);
    if (person) person.wroteAt = this.remote.now();
    return this.push({ ...this.envelope(uid), ...fields }, tampering);
  }

  push(fields: object, { query, body, appSecret }: Tampering = {}): Promise<Pushed> {
    return this.post({ ...this.signed(appSecret), ...query }, body ?? JSON.stringify(fields));
  }

  /** Exactly these words behind exactly this query, as somebody who listened could send. */
  async post(query: Record<string, string>, body: string): Promise<Pushed> {
    const answer = await fetch(`${this.url}?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** Time in milliseconds, as the platform's own example has it. */
  signed(appSecret = this.remote.appSecret): Record<string, string> {
    const timestamp = String(this.remote.now());
    const nonce = String((this.nonces += 1));
    const signature = createHash('sha1').update([appSecret, timestamp, nonce].sort().join('')).digest('hex');
    return { signature, timestamp, nonce };
  }

  private envelope(uid: string): object {
    return { receiver_id: Number(this.remote.uid), sender_id: Number(uid), created_at: written(this.remote.now()) };
  }
}
