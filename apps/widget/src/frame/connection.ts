import type { CallSignal, ServerToVisitor, VisitorEvent, VisitorSay, VisitorSayAck, VisitorToServer } from '#contract';
import { Refusal } from './api';
import { Line } from './line';

export interface ConnectionEvents {
  /** Everything up to this seq is known. */
  afterSeq(): number;
  onEvents(events: VisitorEvent[]): void;
  onDesk(online: boolean): void;
  onTyping(agentName: string | null): void;
  onCallSignal(signal: CallSignal): void;
  /** In step: everything missed has been told. */
  onLive(): void;
  onDown(): void;
  lostSession(code: string): void;
}

type HelloAck = Parameters<Parameters<VisitorToServer['hello']>[1]>[0];
type Told = { [Name in keyof ServerToVisitor]: Parameters<ServerToVisitor[Name]>[0] };

const ACK_MS = 8000;

/** The visitor's socket. It comes back for ever, and counts as live only once `hello` has told what was missed. */
export class Connection {
  private readonly line: Line;
  /** What comes while `hello` is still being answered waits for it: applied earlier, it would hide a hole before it. */
  private early: VisitorEvent[] | null = [];
  private asking = false;
  /** Counts questions and broken lines: the answer to an older question says nothing about the line of now. */
  private turn = 0;
  private askAgain = false;

  constructor(
    visitor: { key: string; token(): string | null },
    readonly on: ConnectionEvents,
  ) {
    this.line = new Line({
      url: `${location.protocol.replace('http', 'ws')}//${location.host}/socket.io/?EIO=4&transport=websocket`,
      namespace: '/visitor',
      auth: () => ({ key: visitor.key, token: visitor.token() }),
      onUp: () => {
        this.forget();
        void this.hello();
      },
      onDown: () => {
        this.forget();
        on.onDown();
      },
      onEvent: (name, body) => this.told[name as keyof Told]?.(body as never),
      onRefused: (code) => on.lostSession(code),
    });
  }

  live(): boolean {
    return this.line.up && this.early === null;
  }
  async say(request: VisitorSay): Promise<VisitorSayAck> {
    try {
      return await this.line.ask<VisitorSayAck>('say', request, ACK_MS);
    } catch {
      throw new Refusal('timeout');
    }
  }
  typing(on: boolean): void {
    if (this.live()) this.line.tell('typing', { on });
  }
  seen(marks: { deliveredSeq?: number; readSeq?: number }): void {
    if (this.live()) this.line.tell('seen', marks);
  }
  /** May be lost: who waits for the answer says it again. */
  callSignal(signal: CallSignal): void {
    this.line.tell('call_signal', signal);
  }
  /** The page is back or the network is: no waiting for the next try, and no trust in a line that only looks open. */
  check(): void {
    if (this.line.up) this.catchUp();
    else this.reopen();
  }
  /** Asks for what is new. A question that is still open may have been asked too early, so it is asked once more. */
  catchUp(): void {
    if (this.asking) this.askAgain = true;
    else if (this.line.up) void this.hello();
  }
  drop(): void {
    this.line.drop();
  }
  reopen(): void {
    this.forget();
    this.line.reopen();
  }

  /** The line of before is gone, and with it what it was asked. */
  private forget(): void {
    this.early = [];
    this.asking = false;
    this.askAgain = false;
    this.turn++;
  }

  private readonly told: { [Name in keyof Told]: (body: Told[Name]) => void } = {
    events: ({ events }) => (this.early ? void this.early.push(...events) : this.on.onEvents(events)),
    desk: ({ online }) => this.on.onDesk(online),
    call_signal: (signal) => this.on.onCallSignal(signal),
    typing: ({ on, agentName }) => this.on.onTyping(on ? agentName : null),
  };
  private async hello(): Promise<void> {
    const turn = ++this.turn;
    this.asking = true;
    const answer = await this.line
      .ask<HelloAck>('hello', { afterSeq: this.on.afterSeq() }, ACK_MS)
      .catch(() => ({ ok: false as const, code: 'timeout' }));
    if (turn !== this.turn) return;
    this.asking = false;
    if (!answer.ok) return answer.code === 'timeout' ? this.reopen() : this.on.lostSession(answer.code);
    this.on.onEvents([...answer.events, ...(this.early ?? [])]);
    this.early = null;
    this.on.onDesk(answer.online);
    this.on.onLive();
    if (this.askAgain) void this.hello();
    this.askAgain = false;
  }
}
