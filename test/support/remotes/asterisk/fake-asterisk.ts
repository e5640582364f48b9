// Asterisk's manager interface on loopback. See README.md for the documents it follows.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

type Fields = [name: string, value: string][];

/** How the next connections are met. */
export type Manner = 'well' | 'silent' | 'not_asterisk' | 'refuses';

export class FakeAsterisk {
  readonly user = 'halfhour';
  secret = 'manager-secret-1';
  manner: Manner = 'well';
  /** Pieces so small that every packet comes in several. */
  pieces: number | null = null;
  /** manager.conf, timestampevents. */
  stamps = true;
  now: () => number = () => Date.now();
  logins = 0;
  /** Channels that run now: what CoreShowChannels lists. */
  readonly channels = new Map<string, Fields>();
  private readonly signedIn = new Set<Socket>();
  private readonly sockets = new Set<Socket>();
  private server!: Server;
  port = 0;

  static async open(): Promise<FakeAsterisk> {
    const fake = new FakeAsterisk();
    await fake.listen();
    return fake;
  }

  /** Comes up, at the port it had before. */
  async listen(): Promise<void> {
    this.server = createServer((socket) => this.meet(socket));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Goes down: nobody is there, and who was connected is cut off. */
  async goDown(): Promise<void> {
    this.cutOff();
    await new Promise((resolve) => this.server.close(resolve));
  }

  cutOff(): void {
    this.sockets.forEach((socket) => socket.destroy());
  }

  get listeners(): number {
    return this.signedIn.size;
  }

  close(): Promise<void> {
    return this.goDown();
  }

  /** Tells an event to whoever is signed in, with the time it happened. */
  tell(event: string, fields: Fields): void {
    const stamp: Fields = this.stamps ? [['Timestamp', (this.now() / 1000).toFixed(6)]] : [];
    this.raw(packet([['Event', event], ['Privilege', 'call,all'], ...stamp, ...fields]));
  }

  raw(bytes: string | Buffer): void {
    this.signedIn.forEach((socket) => this.write(socket, bytes));
  }

  private write(socket: Socket, bytes: string | Buffer): void {
    const whole = Buffer.from(bytes);
    if (!this.pieces) return void socket.write(whole);
    socket.setNoDelay(true);
    for (let at = 0; at < whole.length; at += this.pieces) socket.write(whole.subarray(at, at + this.pieces));
  }

  private meet(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.signedIn.delete(socket);
    });
    socket.on('error', () => undefined);
    if (this.manner === 'refuses') return void socket.destroy();
    if (this.manner === 'silent') return;
    this.write(
      socket,
      this.manner === 'not_asterisk' ? '220 mail.example ESMTP\r\n' : 'Asterisk Call Manager/11.0.0\r\n',
    );
    let heard = '';
    let challenge = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
      for (let end = heard.indexOf('\r\n\r\n'); end !== -1; end = heard.indexOf('\r\n\r\n')) {
        const asked = fieldsOf(heard.slice(0, end));
        heard = heard.slice(end + 4);
        if (asked.get('action') === 'Challenge') challenge = randomBytes(5).readUIntBE(0, 5).toString();
        this.answer(socket, asked, challenge);
      }
    });
  }

  private answer(socket: Socket, asked: Map<string, string>, challenge: string): void {
    const reply = (...fields: Fields): void => {
      const [first, ...rest] = fields;
      this.write(socket, packet([first!, ['ActionID', asked.get('actionid') ?? ''], ...rest]));
    };
    const action = asked.get('action') ?? '';
    if (action === 'Challenge') return reply(['Response', 'Success'], ['Challenge', challenge]);
    if (action === 'Login') {
      const key = createHash('md5')
        .update(challenge + this.secret)
        .digest('hex');
      if (asked.get('username') !== this.user || asked.get('key') !== key)
        return reply(['Response', 'Error'], ['Message', 'Authentication failed']);
      this.signedIn.add(socket);
      this.logins += 1;
      reply(['Response', 'Success'], ['Message', 'Authentication accepted']);
      return this.write(
        socket,
        packet([
          ['Event', 'FullyBooted'],
          ['Privilege', 'system,all'],
          ['Status', 'Fully Booted'],
        ]),
      );
    }
    if (!this.signedIn.has(socket)) return reply(['Response', 'Error'], ['Message', 'Permission denied']);
    if (action === 'Ping') return reply(['Response', 'Success'], ['Ping', 'Pong']);
    if (action !== 'CoreShowChannels') return reply(['Response', 'Error'], ['Message', 'Invalid/unknown command']);
    const id: Fields = [['ActionID', asked.get('actionid') ?? '']];
    reply(['Response', 'Success'], ['EventList', 'start'], ['Message', 'Channels will follow']);
    for (const fields of this.channels.values())
      this.write(socket, packet([['Event', 'CoreShowChannel'], ...id, ...fields]));
    const count: Fields = [['ListItems', String(this.channels.size)]];
    this.write(socket, packet([['Event', 'CoreShowChannelsComplete'], ...id, ['EventList', 'Complete'], ...count]));
  }
}

const packet = (fields: Fields): string => `${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;

function fieldsOf(text: string): Map<string, string> {
  return new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
