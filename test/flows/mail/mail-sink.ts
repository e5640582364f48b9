// The other end of outgoing mail: a real SMTP server that keeps what it took, and can refuse, break off or be away.
import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../../support/services';

export interface TakenMail extends Email {
  raw: string;
  mailFrom: string;
  rcptTo: string[];
  /** By lower-case name, unfolded. */
  header(name: string): string | null;
}

/** keep_silent has the mail and breaks off before it says so; break_off has lost it. */
type Manner = 'take' | 'refuse' | 'break_off' | 'keep_silent';

export class MailSink {
  readonly mails: TakenMail[] = [];
  manner: Manner = 'take';
  /** Whole mails it was handed, also those it then refused or broke off at. */
  handed = 0;
  private server: SMTPServer | null = null;
  private readonly nextManners: Manner[] = [];
  private readonly held = new Map<string, Promise<void>>();

  private constructor(readonly port: number) {}

  static async open(): Promise<MailSink> {
    const sink = new MailSink(await freePort());
    await sink.resume();
    return sink;
  }

  async resume(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      logger: false,
      onRcptTo: (_, session, done) =>
        this.meets('refuse') ? done(Object.assign(new Error('no such person'), { responseCode: 550 })) : done(),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.handed += 1;
          const { mailFrom, rcptTo } = session.envelope;
          const people = { mailFrom: mailFrom ? mailFrom.address : '', rcptTo: rcptTo.map(({ address }) => address) };
          if (this.meets('break_off')) return this.breakOff();
          const silent = this.meets('keep_silent');
          const waits = people.rcptTo.map((address) => this.held.get(address));
          void Promise.all([taken(Buffer.concat(chunks), people), ...waits]).then(([mail]) => {
            this.mails.push(mail);
            if (silent) this.breakOff();
            else done();
          });
        });
      },
    });
    this.server.on('error', () => undefined);
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server.server, 'listening');
  }

  /** Away, as an outage would leave it; the port stays its own. */
  async halt(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  to(address: string): TakenMail[] {
    return this.mails.filter(({ rcptTo }) => rcptTo.includes(address));
  }

  /** The next mail, and only it, meets this manner. */
  once(manner: Manner): void {
    this.nextManners.push(manner);
  }

  /** Mail for this address is taken, and answered only when it is released. */
  holdFor(address: string): () => void {
    let release = (): void => undefined;
    this.held.set(address, new Promise((resolve) => (release = resolve)));
    return release;
  }

  private meets(manner: Manner): boolean {
    if (this.manner === manner) return true;
    if (this.nextManners[0] !== manner) return false;
    this.nextManners.shift();
    return true;
  }

  private breakOff(): void {
    const { connections } = this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> };
    for (const { _socket } of connections) _socket.destroy();
  }
}

async function taken(raw: Buffer, people: { mailFrom: string; rcptTo: string[] }): Promise<TakenMail> {
  const email = await PostalMime.parse(raw);
  const header = (name: string): string | null => email.headers.find(({ key }) => key === name)?.value ?? null;
  return { ...email, ...people, raw: raw.toString('latin1'), header };
}
