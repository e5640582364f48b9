import { Injectable, Logger } from '@nestjs/common';
import type { DeskEvent, QueueCounts } from '#contract';
import { PrincipalSource } from '../../platform/auth/principal';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { BoardService } from '../board/board.service';
import { contactRoom } from '../feed/audience';
import { FeedService, type Told } from '../feed/feed.service';
import { BoardPush } from './board-push';
import { ChannelPush } from './channel-push';
import { ConsoleRooms } from './console-rooms';
import type { ConsoleNamespace, ConsoleSocket } from './console-sockets';
import { boardNotice } from './board-notices';
import { complaintNotices } from './complaint-notices';
import { leadNotice } from './lead-notices';
import { dayCheckNotice } from './day-check-notices';
import { handoverNotice } from './handover-notices';
import { conductNoticesOf, isWordless, noticesOf, whisperOf } from './notices';
import { partNotice } from './part-notices';
import { promiseNotice } from './promise-notices';
import { surveyNotice } from './survey-notices';
import { workReportNotices } from './work-report-notices';

const COUNTS_EVERY_MS = 400;
/** A wake-up may be lost and a session may run out, and neither may leave a socket open for long. */
const RECHECK_EVERY_MS = 20_000;
/** Woken by log-out, disabling, password and role changes. */
const SESSIONS = 'sessions';

interface Audience {
  sockets: string[];
  events: DeskEvent[];
}

/** Sends the feed to the consoles of this process: events to who may hear them, counts and board as they change. */
@Injectable()
export class Dispatch {
  private readonly logger = new Logger(Dispatch.name);
  private server: ConsoleNamespace | null = null;
  private timer: NodeJS.Timeout | undefined;
  private rechecking: NodeJS.Timeout | undefined;
  private unlisten: (() => void)[] = [];
  private dirty = false;
  private readonly lastCounts = new WeakMap<ConsoleSocket, string>();

  constructor(
    private readonly feed: FeedService,
    private readonly boards: BoardService,
    private readonly push: BoardPush,
    private readonly channels: ChannelPush,
    private readonly rooms: ConsoleRooms,
    private readonly principals: PrincipalSource,
    private readonly wake: Wake,
  ) {
    this.feed.onBatch((batch) => this.tell(batch));
  }

  start(server: ConsoleNamespace): void {
    this.server = server;
    this.channels.start(server);
    this.timer = setInterval(() => this.tick(), COUNTS_EVERY_MS);
    const recheck = (): void =>
      void this.recheck().catch((error: unknown) => this.logger.warn(`sessions not checked: ${String(error)}`));
    this.rechecking = setInterval(recheck, RECHECK_EVERY_MS);
    this.unlisten = [SESSIONS, SETUP_CHANGED].map((topic) => this.wake.on(topic, recheck));
  }

  stop(): void {
    this.channels.stop();
    clearInterval(this.timer);
    clearInterval(this.rechecking);
    this.unlisten.forEach((off) => off());
  }

  welcome(socket: ConsoleSocket): void {
    this.sendCounts(socket);
    this.channels.welcome(socket);
  }

  private tell(batch: Told[]): void {
    if (!this.server) return;
    this.dirty = true;
    for (const { sockets, events } of this.audiences(batch))
      this.server.local.to(sockets).emit('events', { events, position: batch[batch.length - 1]!.event.position });
    for (const { event } of batch) {
      this.bringTogether(event);
      this.notify(event);
    }
  }

  /** A socket gets all it may hear of a batch at once, in order; those that hear the same share one encoding. */
  private audiences(batch: Told[]): Audience[] {
    const found = new Map<string, Audience>();
    for (const { id, rooms } of this.server!.sockets.values()) {
      const heard = batch.map((told) => (told.rooms.some((room) => rooms.has(room)) ? '1' : '0')).join('');
      if (!heard.includes('1')) continue;
      const known = found.get(heard);
      if (known) known.sockets.push(id);
      else found.set(heard, { sockets: [id], events: batch.filter((_, i) => heard[i] === '1').map((t) => t.event) });
    }
    return [...found.values()];
  }

  /** Whoever watches a person hears from now on what is told of the contact that is shown under it. */
  private bringTogether({ type, contactId, payload }: DeskEvent): void {
    if (type !== 'contact.joined') return;
    this.server!.local.in(contactRoom(contactId!)).socketsJoin(contactRoom(payload.otherId));
  }

  private notify(event: DeskEvent): void {
    const conduct = conductNoticesOf(event);
    if (conduct) this.server!.local.to(conduct.rooms).emit('notice', conduct.notice);
    const heardByLeads = [leadNotice(event), surveyNotice(event)].filter((told) => told !== null);
    for (const { hears, notice } of [...complaintNotices(event), ...workReportNotices(event), ...heardByLeads])
      for (const socket of this.server!.sockets.values() as Iterable<ConsoleSocket>)
        if (hears(socket.data.me)) socket.emit('notice', notice);
    for (const told of [
      boardNotice(event),
      promiseNotice(event),
      partNotice(event),
      handoverNotice(event),
      dayCheckNotice(event),
    ])
      if (told?.rooms.length) this.server!.local.to(told.rooms).emit('notice', told.notice);
    const row = event.ticketId ? this.boards.memory.row(event.ticketId) : undefined;
    if (!row) return;
    for (const { room, kind } of noticesOf(event, row)) {
      if (!this.server!.adapter.rooms.has(room)) continue;
      this.server!.local.to(room).emit('notice', {
        kind,
        ticketId: row.id,
        ticketNumber: row.number,
        contactName: row.contactName,
        preview: isWordless(kind) ? '' : (whisperOf(event) ?? row.lastMessage?.preview ?? ''),
        byName: event.actor.name,
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
