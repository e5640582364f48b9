// FreeSWITCH's event socket on loopback, and the events of calls through it. See README.md for the documents it follows.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export type Fields = Record<string, string>;
export type Manner = 'well' | 'silent' | 'rejects' | 'monstrous';

export class FakeFreeswitch {
  password = 'ClueCon-2';
  manner: Manner = 'well';
  format: 'json' | 'plain' = 'json';
  pieces: number | null = null;
  now: () => number = () => Date.now();
  readonly running = new Set<string>();
  private readonly core = randomUUID();
  private sequence = 0;
  private readonly listening = new Set<Socket>();
  private readonly sockets = new Set<Socket>();
  private server!: Server;
  port = 0;

  static async open(): Promise<FakeFreeswitch> {
    const fake = new FakeFreeswitch();
    await fake.listen();
    return fake;
  }

  async listen(): Promise<void> {
    this.server = createServer((socket) => this.meet(socket));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async goDown(): Promise<void> {
    this.cutOff();
    await new Promise((resolve) => this.server.close(resolve));
  }

  cutOff(): void {
    this.sockets.forEach((socket) => socket.destroy());
  }

  close(): Promise<void> {
    return this.goDown();
  }

  get listeners(): number {
    return this.listening.size;
  }

  tell(name: string, fields: Fields): void {
    this.sequence += 1;
    const event: Fields = {
      'Event-Name': name,
      'Core-UUID': this.core,
      'Event-Sequence': String(this.sequence),
      'Event-Date-Timestamp': String(Math.round(this.now() * 1000)),
      ...fields,
    };
    const body = this.format === 'json' ? JSON.stringify(event) : plain(event);
    this.raw(`Content-Length: ${Buffer.byteLength(body)}\nContent-Type: text/event-${this.format}\n\n${body}`);
  }

  raw(bytes: string): void {
    this.listening.forEach((socket) => this.write(socket, bytes));
  }

  private write(socket: Socket, bytes: string): void {
    const whole = Buffer.from(bytes);
    if (!this.pieces) return void socket.write(whole);
    socket.setNoDelay(true);
    for (let at = 0; at < whole.length; at += this.pieces) socket.write(whole.subarray(at, at + this.pieces));
  }

  private meet(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      this.listening.delete(socket);
    });
    if (this.manner === 'silent') return;
    if (this.manner === 'rejects')
      return void socket.end('Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n');
    if (this.manner === 'monstrous')
      return void socket.write('Content-Type: text/event-json\nContent-Length: 99999999999\n\n');
    this.write(socket, 'Content-Type: auth/request\n\n');
    let heard = '';
    let signedIn = false;
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8');
      for (let end = heard.indexOf('\n\n'); end !== -1; end = heard.indexOf('\n\n')) {
        const command = heard.slice(0, end).trim();
        heard = heard.slice(end + 2);
        if (command === `auth ${this.password}`) signedIn = true;
        this.answer(socket, command, signedIn);
      }
    });
  }

  private answer(socket: Socket, command: string, signedIn: boolean): void {
    const reply = (text: string): void => this.write(socket, `Content-Type: command/reply\nReply-Text: ${text}\n\n`);
    if (command.startsWith('auth ')) return reply(signedIn ? '+OK accepted' : '-ERR invalid');
    if (!signedIn) return reply('-ERR command not found');
    if (command.startsWith('event ')) {
      this.listening.add(socket);
      return reply(`+OK event listener enabled ${command.split(' ')[1]}`);
    }
    if (!command.startsWith('api ')) return reply('-ERR command not found');
    const rows = [...this.running].map((uuid) => ({ uuid, call_uuid: uuid }));
    const body = command === 'api show channels as json' ? JSON.stringify({ row_count: rows.length, rows }) : 'fake\n';
    this.write(socket, `Content-Type: api/response\nContent-Length: ${Buffer.byteLength(body)}\n\n${body}`);
  }
}

/** A call that comes in by a gateway. */
export class FreeswitchCall {
  readonly id = randomUUID();
  private readonly legs = new Map<string, string>();
  private talkingTo: string | null = null;

  constructor(
    private readonly freeswitch: FakeFreeswitch,
    private readonly from: string,
    private readonly line = '4008200000',
  ) {}

  start(): this {
    this.freeswitch.running.add(this.id);
    this.freeswitch.tell('CHANNEL_CREATE', this.first());
    return this;
  }

  rings(extension: string): this {
    const uuid = randomUUID();
    this.legs.set(extension, uuid);
    this.freeswitch.tell('CHANNEL_CREATE', this.second(extension));
    return this;
  }

  answers(extension: string): this {
    this.freeswitch.tell('CHANNEL_ANSWER', this.second(extension));
    this.freeswitch.tell('CHANNEL_BRIDGE', {
      ...this.first(),
      'Other-Leg-Unique-ID': this.legs.get(extension)!,
      'Other-Leg-Channel-Name': channelOf(extension),
    });
    this.talkingTo = extension;
    return this;
  }

  holds(): this {
    this.freeswitch.tell('CHANNEL_HOLD', this.second(this.talkingTo!));
    return this;
  }

  resumes(): this {
    this.freeswitch.tell('CHANNEL_UNHOLD', this.second(this.talkingTo!));
    return this;
  }

  records(path: string): this {
    this.freeswitch.tell('RECORD_STOP', { ...this.first(), 'Record-File-Path': path });
    return this;
  }

  hangsUp(who: 'contact' | 'agent'): this {
    for (const extension of [...this.legs.keys()]) {
      this.freeswitch.tell('CHANNEL_HANGUP_COMPLETE', {
        ...this.second(extension),
        'Hangup-Cause': 'NORMAL_CLEARING',
        variable_sip_hangup_disposition: who === 'agent' && extension === this.talkingTo ? 'recv_bye' : 'send_bye',
      });
      this.legs.delete(extension);
    }
    this.freeswitch.tell('CHANNEL_HANGUP_COMPLETE', {
      ...this.first(),
      'Hangup-Cause': 'NORMAL_CLEARING',
      variable_sip_hangup_disposition: who === 'contact' ? 'recv_bye' : 'send_bye',
    });
    this.freeswitch.running.delete(this.id);
    return this;
  }

  private first = (): Fields => ({
    'Unique-ID': this.id,
    'Channel-Call-UUID': this.id,
    'Channel-Name': `sofia/external/${this.from}@203.0.113.9`,
    'Call-Direction': 'inbound',
    'Caller-Caller-ID-Number': this.from,
    'Caller-Destination-Number': this.line,
  });

  private second = (extension: string): Fields => ({
    'Unique-ID': this.legs.get(extension)!,
    'Channel-Call-UUID': this.id,
    'Channel-Name': channelOf(extension),
    'Call-Direction': 'outbound',
    'Caller-Caller-ID-Number': this.from,
    'Caller-Destination-Number': extension,
    'Other-Leg-Unique-ID': this.id,
    'Other-Leg-Channel-Name': `sofia/external/${this.from}@203.0.113.9`,
  });
}

const channelOf = (extension: string): string => `sofia/internal/${extension}@10.0.0.5:5060`;

const plain = (event: Fields): string =>
  `${Object.entries(event)
    .map(([name, value]) => `${name}: ${encodeURIComponent(value)}\n`)
    .join('')}\n`;
