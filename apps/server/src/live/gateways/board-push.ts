import { Injectable, Logger } from '@nestjs/common';
import type { BoardAgent } from '#contract';
import { BoardService } from '../board/board.service';
import type { ConsoleSocket } from './console-sockets';

const AT_LEAST_EVERY_MS = 5_000;

/** Each agent's line in JSON, made once for all who look. */
type Texts = ReadonlyMap<string, string>;

/** Tells open boards what changed of agents, totals and alarms, at most once a tick. */
@Injectable()
export class BoardPush {
  private readonly logger = new Logger(BoardPush.name);
  private readonly sent = new WeakMap<ConsoleSocket, Map<string, string>>();
  private lastAt = 0;
  private changed = false;
  private busy = false;

  constructor(private readonly boards: BoardService) {}

  tick(sockets: ConsoleSocket[], changed: boolean): void {
    this.changed ||= changed;
    const since = Date.now() - this.lastAt;
    const isDue = since >= AT_LEAST_EVERY_MS || this.changed;
    const watching = sockets.filter(({ data }) => data.board);
    if (!isDue || this.busy || watching.length === 0) return;
    this.lastAt = Date.now();
    this.changed = false;
    this.busy = true;
    const lines = this.boards.lines();
    const texts = lines.then(textsOf);
    Promise.all(watching.map((socket) => this.update(socket, lines, texts)))
      .catch((error: unknown) => this.logger.warn(`board not pushed: ${String(error)}`))
      .finally(() => (this.busy = false));
  }

  private async update(socket: ConsoleSocket, lines: Promise<BoardAgent[]>, texts: Promise<Texts>): Promise<void> {
    const board = socket.data.board;
    if (!board) return;
    const { agents, ...rest } = await this.boards.people(socket.data.me, board.teamId, lines);
    const textOf = await texts;
    const before = this.sent.get(socket) ?? new Map<string, string>();
    const now = new Map(agents.map(({ agent }) => [agent.id, textOf.get(agent.id)!]));
    this.sent.set(socket, now);
    socket.emit('board', { ...rest, agents: agents.filter(({ agent }) => before.get(agent.id) !== now.get(agent.id)) });
  }
}

const textsOf = (lines: readonly BoardAgent[]): Texts =>
  new Map(lines.map((line) => [line.agent.id, JSON.stringify(line)]));
