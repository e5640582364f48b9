import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { AsteriskSettings } from '../settings';
import { LineFault, opened, within } from '../line/talk';
import { type Packet, PacketReader } from './packets';

const OPEN_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 10_000;
const BANNER = /^Asterisk Call Manager(?:\/[\w.-]+)?\r\n/;
const LONGEST_BANNER = 256;

type Headers = ReadonlyMap<string, string>;
interface Asked {
  answered: (answer: Headers) => void;
  failed: (error: Error) => void;
}

/** A connection to Asterisk's manager interface: actions are answered by their ActionID, everything else is an event. */
export class Manager {
  onEvent: (packet: Packet) => void = () => undefined;
  readonly closed: Promise<Error>;
  private readonly reader = new PacketReader();
  private readonly asked = new Map<string, Asked>();
  private asks = 0;
  private banner: Buffer | null = Buffer.alloc(0);

  private constructor(readonly socket: Socket) {
    let reason: Error = new LineFault('phone_closed', 'the telephone system closed the line');
    this.closed = new Promise((resolve) => {
      socket.on('error', (error) => (reason = error));
      socket.on('close', () => {
        resolve(reason);
        for (const { failed } of this.asked.values()) failed(reason);
      });
    });
    socket.on('data', (chunk: Buffer) => this.hear(chunk));
  }

  static async open({ host, port, tls }: Pick<AsteriskSettings, 'host' | 'port' | 'tls'>): Promise<Manager> {
    const socket = tls ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
    const manager = new Manager(socket);
    await opened(socket, tls ? 'secureConnect' : 'connect', OPEN_WITHIN_MS);
    socket.setKeepAlive(true, 30_000);
    return manager;
  }

  /** Sends an action and resolves with its response. Line breaks in a value would be another header, so they are taken out. */
  ask(action: Record<string, string>): Promise<Headers> {
    const id = String((this.asks += 1));
    const lines = Object.entries({ ...action, ActionID: id }).map(([name, value]) => `${name}: ${oneLine(value)}\r\n`);
    const answered = new Promise<Headers>((resolve, reject) =>
      this.asked.set(id, { answered: resolve, failed: reject }),
    );
    this.socket.write(`${lines.join('')}\r\n`);
    return within(answered, ANSWER_WITHIN_MS, action.Action ?? 'action').finally(() => this.asked.delete(id));
  }

  end(): void {
    this.socket.destroy();
  }

  private hear(chunk: Buffer): void {
    const rest = this.banner ? this.afterBanner(Buffer.concat([this.banner, chunk])) : chunk;
    if (!rest) return;
    for (const packet of this.reader.read(rest)) this.told(packet);
  }

  private told(packet: Packet): void {
    const id = packet.headers.get('actionid');
    const answer = packet.headers.has('response') && id !== undefined ? this.asked.get(id) : undefined;
    if (answer) answer.answered(packet.headers);
    else if (packet.headers.has('event')) this.onEvent(packet);
  }

  /** The first line says who is there; somebody else is not spoken to. */
  private afterBanner(heard: Buffer): Buffer | null {
    const end = heard.indexOf('\r\n');
    if (end === -1 && heard.length <= LONGEST_BANNER) {
      this.banner = heard;
      return null;
    }
    if (!BANNER.test(heard.subarray(0, end + 2).toString('latin1'))) {
      this.socket.destroy(new LineFault('phone_protocol', 'this is no Asterisk manager interface'));
      return null;
    }
    this.banner = null;
    return heard.subarray(end + 2);
  }
}

const oneLine = (value: string): string => value.replace(/[\r\n]+/g, ' ');
