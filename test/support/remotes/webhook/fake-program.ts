// The half that posts to a desk: signs as the specification says, and asks for what was said. See README.md.
import { createHash, randomUUID } from 'node:crypto';
import { signatureOf } from './fake-receiver';

interface Signing {
  id?: string;
  /** Seconds that the program's clock is ahead. */
  ahead?: number;
  secret?: string;
  headers?: Record<string, string>;
}

/** A test reads whatever was answered. */
export interface Said {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests check the shape
  body: any;
}

export class FakeProgram {
  constructor(
    /** Where the desk takes its requests, with the key. */
    readonly base: string,
    public secret: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Posts a message; what a test leaves out is made up. */
  say(message: object, signing: Signing = {}): Promise<Said> {
    return this.post(
      '/messages',
      { clientId: randomUUID(), contact: { id: 'u-1', name: '王芳' }, ...message },
      signing,
    );
  }

  post(path: string, body: object | string, signing: Signing = {}): Promise<Said> {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    return this.ask('POST', path, content, content, signing, 'application/json');
  }

  /** Uploads a file: signed over the request line and the file's hash. */
  upload(content: Buffer, signing: Signing = {}): Promise<Said> {
    const line = `POST ${this.pathOf('/files')} ${createHash('sha256').update(content).digest('hex')}`;
    return this.ask('POST', '/files', line, content, signing, 'application/octet-stream');
  }

  get(path: string, signing: Signing = {}): Promise<Said> {
    return this.ask('GET', path, `GET ${this.pathOf(path)}`, undefined, signing);
  }

  private pathOf(path: string): string {
    return new URL(this.base).pathname + path;
  }

  private async ask(
    method: string,
    path: string,
    signedContent: string,
    body: string | Buffer | undefined,
    { id = `req_${randomUUID()}`, ahead = 0, secret = this.secret, headers = {} }: Signing,
    contentType?: string,
  ): Promise<Said> {
    const timestamp = String(Math.floor(this.now() / 1000) + ahead);
    const response = await fetch(this.base + path, {
      method,
      headers: {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signatureOf(secret, `${id}.${timestamp}.`, signedContent)}`,
        ...(contentType && { 'content-type': contentType }),
        ...headers,
      },
      ...(body !== undefined && { body: new Uint8Array(Buffer.from(body)) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }
}
