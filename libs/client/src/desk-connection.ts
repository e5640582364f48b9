import type {
  BoardUpdate,
  CallSignal,
  ChosenStatus,
  DeskEvent,
  HelloAck,
  InboxAlarm,
  Notice,
  QueueCounts,
  ServerToConsole,
  Signal,
  Watch,
} from '#contract';
import { consoleSocket, type ConsoleSocket } from './console-socket';
import { TIMING, type ConnectionState, type DeskConnectionOptions, type Timing } from './connection-options';
import { inFeedOrder, laterPosition } from './feed-order';
import { Listeners } from './listeners';
import { Probe } from './probe';
import { Watches } from './watches';

const SIGNED_OUT = new Set(['not_signed_in', 'session_expired', 'account_disabled']);

/** The one socket of a console: says where it stands, gets what it missed, and knows whether the feed flows. */
export class DeskConnection {
  readonly events = new Listeners<[events: DeskEvent[]]>();
  readonly signals = new Listeners<[signal: Signal]>();
  readonly viewers = new Listeners<Parameters<ServerToConsole['viewers']>>();
  readonly counts = new Listeners<[counts: QueueCounts]>();
  readonly presence = new Listeners<[changes: { agentId: string; presence: ChosenStatus }[]]>();
  readonly board = new Listeners<[update: BoardUpdate]>();
  readonly troubles = new Listeners<[troubles: InboxAlarm[]]>();
  readonly notices = new Listeners<[notice: Notice]>();
  readonly callSignals = new Listeners<[signal: CallSignal]>();
  /** Snapshots must be fetched again: too much was missed. */
  readonly reloads = new Listeners<[]>();
  readonly signedOut = new Listeners<[code: string]>();
  readonly states = new Listeners<[state: ConnectionState]>();

  private readonly socket: ConsoleSocket;
  private readonly timing: Timing;
  private readonly watches = new Watches();
  private readonly probe: Probe;
  private heartbeat: ReturnType<typeof setInterval> | undefined;
  private current: ConnectionState = 'connecting';
  private position: string | null;
  private greeted = false;
  /** What comes before the greeting is answered: missed and new events, in no order. */
  private early: DeskEvent[] = [];
  private closed = false;
  private again: ReturnType<typeof setTimeout> | undefined;
  private doubt: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DeskConnectionOptions) {
    this.timing = { ...TIMING, ...options.timing };
    this.position = options.position;
    this.socket = consoleSocket(options, this.timing);
    this.probe = new Probe(
      this.timing,
      (nonce) => this.socket.emit('probe', { nonce }),
      (flows) => this.enter(flows ? 'live' : 'polling'),
    );
    this.listen();
  }

  get state(): ConnectionState {
    return this.current;
  }

  /** Where the screens stand in the feed, as `xid:id`. */
  get at(): string | null {
    return this.position;
  }

  open(): void {
    this.socket.connect();
    this.heartbeat = setInterval(() => this.socket.connected && this.socket.emit('heartbeat'), this.timing.heartbeatMs);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.heartbeat);
    clearTimeout(this.again);
    clearTimeout(this.doubt);
    this.probe.stop();
    this.socket.disconnect();
  }

  /** Tries now rather than when the back-off says: the machine is online again, or somebody looks at the page. */
  wake(): void {
    if (!this.socket.connected) this.socket.disconnect().connect();
    else if (this.greeted) this.probe.now();
  }

  watch(watches: readonly Watch[]): void {
    this.tellWatches(this.watches.add(watches), []);
  }

  unwatch(watches: readonly Watch[]): void {
    this.tellWatches([], this.watches.remove(watches));
  }

  /** May be lost: nobody waits for it. */
  signal(ticketId: string, kind: 'viewing' | 'typing' | 'left'): void {
    if (this.socket.connected) this.socket.emit('signal', { ticketId, kind });
  }

  /** May be lost, like every signal: who waits for the answer says it again. */
  callSignal(signal: CallSignal): void {
    if (this.socket.connected) this.socket.emit('call_signal', signal, () => undefined);
  }

  private listen(): void {
    const { socket } = this;
    socket.on('connect', () => void this.hello());
    socket.on('disconnect', (reason) => this.lost(reason));
    socket.on('connect_error', ({ message }) => {
      this.lost('connect_error');
      // Refused by the server rather than unreachable: socket.io does not try again by itself.
      if (!socket.active) this.refused(message);
    });
    socket.on('events', ({ events, position }) => {
      if (!this.greeted) return void this.early.push(...events);
      this.position = position;
      if (events.length > 0) this.events.tell(events);
    });
    socket.on('signal', (signal) => this.signals.tell(signal));
    socket.on('viewers', (list) => this.viewers.tell(list));
    socket.on('counts', (counts) => this.counts.tell(counts));
    socket.on('presence', (changes) => this.presence.tell(changes));
    socket.on('board', (update) => this.board.tell(update));
    socket.on('troubles', (troubles) => this.troubles.tell(troubles));
    socket.on('notice', (notice) => this.notices.tell(notice));
    socket.on('call_signal', (signal) => this.callSignals.tell(signal));
    socket.on('probe', ({ nonce }) => this.probe.echo(nonce));
    socket.on('reload', () => this.reloads.tell());
    socket.on('signed_out', ({ code }) => this.signedOut.tell(code));
  }

  private async hello(): Promise<void> {
    const asked = { position: this.position, watch: this.watches.all() };
    const answer = await this.socket
      .timeout(this.timing.answerTimeoutMs)
      .emitWithAck('hello', asked)
      .catch((): null => null);
    // No answer: this connection is of no use, the next may be.
    if (!answer) return this.reconnect();
    if (!answer.ok) return this.refused(answer.code);
    this.welcome(answer, asked.watch);
  }

  private welcome(answer: Extract<HelloAck, { ok: true }>, told: Watch[]): void {
    this.greeted = true;
    const events = inFeedOrder(this.early.splice(0));
    // Not before all of it is here: a position taken from a new event would skip the missed ones at the next greeting.
    this.position = laterPosition(answer.position, events.at(-1)?.position ?? answer.position);
    if (events.length > 0) this.events.tell(events);
    if ('reload' in answer) this.reloads.tell();
    // Screens that opened or closed while the greeting was on its way.
    const now = this.watches.all();
    this.tellWatches(
      now.filter((watch) => !told.includes(watch)),
      told.filter((watch) => !now.includes(watch)),
    );
    clearTimeout(this.doubt);
    this.doubt = undefined;
    this.probe.start();
    this.enter('live');
  }

  private refused(code: string): void {
    if (SIGNED_OUT.has(code)) {
      this.close();
      this.signedOut.tell(code);
    } else this.reconnect();
  }

  private reconnect(): void {
    this.socket.disconnect();
    clearTimeout(this.again);
    if (!this.closed) this.again = setTimeout(() => this.socket.connect(), this.timing.reconnectMs);
  }

  private lost(reason: string): void {
    this.greeted = false;
    this.early = [];
    this.probe.stop();
    if (this.closed) return;
    if (this.current !== 'polling') this.enter('reconnecting');
    // A short break is nobody's business; a long one must not leave the screens standing still.
    this.doubt ??= setTimeout(() => this.enter('polling'), this.timing.probeTimeoutMs);
    // socket.io leaves it at that when the server ended the connection; a desk comes back.
    if (reason === 'io server disconnect') this.reconnect();
  }

  private tellWatches(add: Watch[], remove: Watch[]): void {
    if (!this.greeted || add.length + remove.length === 0) return;
    this.socket.timeout(this.timing.answerTimeoutMs).emit('watch', { add, remove }, (error) => {
      // A connection that lost a watch would look alive and stay silent: greet anew, with all of them.
      if (error && this.socket.connected) this.reconnect();
    });
  }

  private enter(state: ConnectionState): void {
    if (state === this.current) return;
    this.current = state;
    this.states.tell(state);
  }
}
