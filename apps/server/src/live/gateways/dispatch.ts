import { Injectable, Logger } from '@nestjs/common';
import type { DeskEvent, QueueCounts } from '#contract';
import { PrincipalSource } from '../../platform/auth/principal';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { BoardService } from '../board/board.service';
import { FeedService, type Told } from '../feed/feed.service';
import { BoardPush } from './board-push';
import { ConsoleRooms } from './console-rooms';
import type { ConsoleNamespace, ConsoleSocket } from './console-sockets';
import { noticesOf } from './notices';

const COUNTS_EVERY_MS = 400;
/** Woken by log-out, disabling, password and role changes. */
const SESSIONS = 'sessions';

/** Sends the feed to the consoles of this process: events to who may hear them, counts and board as they change. */
@Injectable()
export class Dispatch {
  private readonly logger = new Logger(Dispatch.name);
  private server: ConsoleNamespace | null = null;
  private timer: NodeJS.Timeout | undefined;
  private unlisten: (() => void)[] = [];
  private dirty = false;
  private readonly lastCounts = new WeakMap<ConsoleSocket, string>();

  constructor(
    private readonly feed: FeedService,
    private readonly boards: BoardService,
    private readonly push: BoardPush,
    private readonly rooms: ConsoleRooms,
    private readonly principals: PrincipalSource,
    private readonly wake: Wake,
  ) {
    this.feed.onBatch((batch) => this.tell(batch));
  }

  start(server: ConsoleNamespace): void {
    this.server = server;
    this.timer = setInterval(() => this.tick(), COUNTS_EVERY_MS);
    const recheck = (): void =>
      void this.recheck().catch((error: unknown) => this.logger.warn(`sessions not checked: ${String(error)}`));
    this.unlisten = [SESSIONS, SETUP_CHANGED].map((topic) => this.wake.on(topic, recheck));
  }

  stop(): void {
    clearInterval(this.timer);
    this.unlisten.forEach((off) => off());
  }

  welcome(socket: ConsoleSocket): void {
    this.sendCounts(socket);
  }

  private tell(batch: Told[]): void {
    if (!this.server) return;
    this.dirty = true;
    for (const { rooms, events } of runs(batch)) {
      if (rooms.length)
        this.server.local.to(rooms).emit('events', { events, position: events[events.length - 1]!.position });
    }
    for (const { event } of batch) this.notify(event);
  }

  private notify(event: DeskEvent): void {
    const row = event.ticketId ? this.boards.memory.row(event.ticketId) : undefined;
    if (!row) return;
    for (const { room, kind } of noticesOf(event, row)) {
      this.server!.local.to(room).emit('notice', {
        kind,
        ticketId: row.id,
        ticketNumber: row.number,
        contactName: row.contactName,
        preview: row.lastMessage?.preview ?? '',
        at: event.at,
      });
    }
  }

  private tick(): void {
    if (!this.server) return;
    const sockets = [...this.server.sockets.values()] as ConsoleSocket[];
    if (this.dirty) sockets.forEach((socket) => this.sendCounts(socket));
    this.push.tick(sockets, this.dirty);
    this.dirty = false;
  }

  private sendCounts(socket: ConsoleSocket): void {
    const counts: QueueCounts = this.boards.counts(socket.data.me);
    const text = JSON.stringify(counts);
    if (this.lastCounts.get(socket) === text) return;
    this.lastCounts.set(socket, text);
    socket.emit('counts', counts);
  }

  /** Ended sessions lose their socket at once; changed rights change what it hears. */
  private async recheck(): Promise<void> {
    for (const socket of [...(this.server?.sockets.values() ?? [])] as ConsoleSocket[]) {
      const me = await this.principals.ofSession(socket.data.me.sessionHash);
      if (!me) {
        socket.emit('signed_out', { code: 'session_expired' });
        socket.disconnect(true);
        continue;
      }
      socket.data.me = me;
      if (this.rooms.rejoin(socket)) socket.emit('reload');
      this.sendCounts(socket);
    }
  }
}

/** Neighbouring events for the same rooms go out together; order is never changed. */
function runs(batch: Told[]): { rooms: string[]; events: DeskEvent[] }[] {
  const found: { key: string; rooms: string[]; events: DeskEvent[] }[] = [];
  for (const { event, rooms } of batch) {
    const key = rooms.join(' ');
    const last = found[found.length - 1];
    if (last?.key === key) last.events.push(event);
    else found.push({ key, rooms, events: [event] });
  }
  return found;
}
