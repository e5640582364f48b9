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

type Manner = 'take' | 'refuse' | 'break_off';

export class MailSink {
  readonly mails: TakenMail[] = [];
  manner: Manner = 'take';
  /** Whole mails it was handed, also those it then refused or broke off at. */
  handed = 0;
  private server: SMTPServer | null = null;

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
      logger: false,
      onRcptTo: (_, session, done) =>
        this.manner === 'refuse' ? done(Object.assign(new Error('no such person'), { responseCode: 550 })) : done(),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.handed += 1;
          const { mailFrom, rcptTo } = session.envelope;
          const people = { mailFrom: mailFrom ? mailFrom.address : '', rcptTo: rcptTo.map(({ address }) => address) };
          if (this.manner === 'break_off') return this.breakOff();
          void taken(Buffer.concat(chunks), people).then((mail) => {
            this.mails.push(mail);
            done();
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
