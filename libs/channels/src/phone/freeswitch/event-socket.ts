import { connect, type Socket } from 'node:net';
import { LineFault, opened, within } from '../line/talk';
import type { FreeswitchSettings } from '../settings';
import { type Frame, FrameReader } from './frames';

const OPEN_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 10_000;

interface Asked {
  answered: (frame: Frame) => void;
  failed: (error: Error) => void;
}

/** A connection to FreeSWITCH's event socket. Commands are answered in their order; everything else is an event. */
export class EventSocket {
  onEvent: (frame: Frame) => void = () => undefined;
  readonly closed: Promise<Error>;
  private readonly reader = new FrameReader();
  private readonly waiting: Asked[] = [];

  private constructor(readonly socket: Socket) {
    let reason: Error = new LineFault('phone_closed', 'the telephone system closed the line');
    this.closed = new Promise((resolve) => {
      socket.on('error', (error) => (reason = error));
      socket.on('close', () => {
        resolve(reason);
        for (const { failed } of this.waiting) failed(reason);
      });
    });
    socket.on('data', (chunk: Buffer) => this.hear(chunk));
  }

  /** Connects and signs in. Throws `phone_login_refused` when the password or our address is not welcome. */
  static async open({
    host,
    port,
    secret,
  }: Pick<FreeswitchSettings, 'host' | 'port' | 'secret'>): Promise<EventSocket> {
    const line = new EventSocket(connect({ host, port }));
    const asked = line.answer('the greeting');
    asked.catch(() => undefined);
    await opened(line.socket, 'connect', OPEN_WITHIN_MS);
    line.socket.setKeepAlive(true, 30_000);
    try {
      const { headers } = await asked;
      if (headers.get('content-type') !== 'auth/request')
        throw new LineFault('phone_login_refused', headers.get('content-type') ?? 'no greeting');
      await line.command(`auth ${secret}`);
      return line;
    } catch (error) {
      line.end();
      throw error;
    }
  }

  /** Sends a command and resolves with its answer. A line break would begin another command, so it is refused. */
  async command(text: string): Promise<Frame> {
    if (/[\r\n]/.test(text)) throw new LineFault('phone_login_refused', 'a line break in a command');
    const answered = this.answer(text.split(' ')[0]!);
    this.socket.write(`${text}\n\n`);
    const frame = await answered;
    const reply = frame.headers.get('reply-text') ?? '';
    if (reply.startsWith('-ERR')) throw new LineFault('phone_login_refused', reply);
    return frame;
  }

  end(): void {
    this.socket.destroy();
  }

  private answer(what: string): Promise<Frame> {
    const asked = new Promise<Frame>((answered, failed) => this.waiting.push({ answered, failed }));
    return within(asked, ANSWER_WITHIN_MS, what);
  }

  private hear(chunk: Buffer): void {
    try {
      for (const frame of this.reader.read(chunk)) this.told(frame);
    } catch (error) {
      this.socket.destroy(error as Error);
    }
  }

  private told(frame: Frame): void {
    const type = frame.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-')) return this.onEvent(frame);
    if (type === 'text/disconnect-notice') return this.end();
    this.waiting.shift()?.answered(frame);
  }
}
