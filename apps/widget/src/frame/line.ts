/**
 * One namespace of a Socket.IO server over one WebSocket: Socket.IO protocol 5 on Engine.IO protocol 4, without long-polling and
 * binary packets. The official client is a third of what the whole widget may weigh.
 */
export interface LineOptions {
  url: string;
  namespace: string;
  auth(): Record<string, unknown>;
  /** Connected to the namespace; also after each reconnect. */
  onUp(): void;
  onDown(): void;
  onEvent(name: string, body: unknown): void;
  /** The server's own word for why the namespace stays closed. */
  onRefused(code: string): void;
  socket?: typeof WebSocket;
}

/** A question was not answered in time. The server may have acted on it all the same. */
export class LineDown extends Error {}

/** The arguments of an acknowledgement, or null when none will come. */
type Settle = (answer: unknown[] | null) => void;
type Timer = ReturnType<typeof setTimeout>;

const OPEN_MS = 10_000;
const REFUSED_MS = 15_000;

export class Line {
  up = false;
  private readonly waiting = new Map<number, Settle>();
  private socket: WebSocket | null = null;
  private attempts = 0;
  private asked = 0;
  private silenceMs = OPEN_MS;
  private silence: Timer | undefined;
  private again: Timer | undefined;

  constructor(private readonly options: LineOptions) {
    this.open();
  }

  tell(name: string, body: unknown): void {
    this.send(`42${this.options.namespace},${JSON.stringify([name, body])}`);
  }
  /** Throws LineDown without an answer in time, or when the line breaks before it. */
  ask<Answer>(name: string, body: unknown, limitMs: number): Promise<Answer> {
    const id = this.asked++;
    return new Promise((resolve, reject) => {
      const settle: Settle = (answer) => {
        clearTimeout(limit);
        this.waiting.delete(id);
        if (answer) resolve(answer[0] as Answer);
        else reject(new LineDown());
      };
      const limit = setTimeout(() => settle(null), limitMs);
      this.waiting.set(id, settle);
      this.send(`42${this.options.namespace},${id}${JSON.stringify([name, body])}`);
    });
  }
  /** At once, instead of after the rest of a pause. */
  reopen(): void {
    this.attempts = 0;
    this.open();
  }
  /** The network is gone; a browser may keep a dead socket open for long. It comes back as after any loss. */
  drop(): void {
    if (this.up) this.lost();
  }
  close(): void {
    clearTimeout(this.silence);
    clearTimeout(this.again);
    const old = this.socket;
    this.socket = null;
    this.up = false;
    old?.close();
    for (const settle of [...this.waiting.values()]) settle(null);
  }

  private open(): void {
    this.close();
    this.silenceMs = OPEN_MS;
    const mine = new (this.options.socket ?? WebSocket)(this.options.url);
    this.socket = mine;
    mine.onmessage = ({ data }: MessageEvent<unknown>) => mine === this.socket && this.hear(String(data));
    mine.onclose = () => mine === this.socket && this.lost();
    this.listen();
  }
  private hear(packet: string): void {
    this.listen();
    const type = packet.slice(0, packet[0] === '4' ? 2 : 1);
    const [id, body] = parts(packet.slice(type.length), this.options.namespace);
    if (type === '0') this.begin(body as { pingInterval: number; pingTimeout: number });
    else if (type === '2') this.send('3');
    else if (type === '40') this.connected();
    else if (type === '42') this.options.onEvent(...(body as [string, unknown]));
    else if (type === '43') this.waiting.get(id)?.(body as unknown[]);
    else if (type === '44') this.refused(String((body as { message?: string }).message));
    else if (type === '41' || type === '1') this.lost();
  }
  private begin({ pingInterval, pingTimeout }: { pingInterval: number; pingTimeout: number }): void {
    this.silenceMs = pingInterval + pingTimeout;
    this.listen();
    this.send(`40${this.options.namespace},${JSON.stringify(this.options.auth())}`);
  }
  private connected(): void {
    this.attempts = 0;
    this.up = true;
    this.options.onUp();
  }
  private refused(code: string): void {
    this.lost(REFUSED_MS);
    this.options.onRefused(code);
  }
  private send(packet: string): void {
    // A browser may be closing a socket that is still ours: then the packet is lost, and whoever asked hears LineDown.
    if (this.socket?.readyState === 1) this.socket.send(packet);
  }
  /** The server pings; a line that says nothing for longer is dead, whatever the browser believes. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(), this.silenceMs);
  }
  private lost(againInMs = backOffMs(this.attempts++)): void {
    this.close();
    this.again = setTimeout(() => this.open(), againInMs);
    this.options.onDown();
  }
}

/** `/namespace,12["event",…]` */
function parts(packet: string, namespace: string): [number, unknown] {
  const rest = packet.startsWith(`${namespace},`) ? packet.slice(namespace.length + 1) : packet;
  const digits = /^\d*/.exec(rest)![0];
  const json = rest.slice(digits.length);
  return [Number(digits), json ? JSON.parse(json) : null];
}

/** 0.5, 1, 2, 4, 8, then about every 15 seconds; spread, so that a restarted desk is not stormed. */
const backOffMs = (attempts: number) => Math.min(15_000, 500 * 2 ** attempts) * (0.5 + Math.random());
