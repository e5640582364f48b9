import type { OnModuleDestroy } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import {
  callSignal,
  type DeskEvent,
  type ServerToVisitor,
  type TicketRow,
  visitorSay,
  type VisitorToServer,
} from '#contract';
import { AgentsService } from '../../desk/agents/agents.service';
import { InboxesService } from '../../desk/inboxes/inboxes.service';
import { ChatService } from '../../desk/visitors/chat.service';
import type { Visitor } from '../../desk/visitors/visitor';
import { VisitorsService } from '../../desk/visitors/visitors.service';
import { Metrics } from '../../platform/telemetry/metrics';
import { ticketRoom, visitorRoom } from '../feed/audience';
import { FeedService, type Told } from '../feed/feed.service';
import { OneByOne } from '../feed/one-by-one';
import { PresenceService } from '../presence/presence.service';
import { answering } from './answering';
import { CallSignals } from './call-signals';
import { guestRoom } from './guest-room';
import { otherSide } from './other-side';
import { visitorEvents } from './visitor-events';

interface VisitorData {
  visitor: Visitor;
  widgetKey: string;
  ticketId: string | null;
  /** The message whose acknowledgement went out last. */
  acknowledgedId?: string;
}
type VisitorSocket = Socket<VisitorToServer, ServerToVisitor, Record<string, never>, VisitorData>;
type VisitorNamespace = Namespace<VisitorToServer, ServerToVisitor, Record<string, never>, VisitorData>;

const handshake = z.object({ key: z.string().max(64), token: z.string().max(200) });
const hello = z.object({ afterSeq: z.number().int().min(0) });
const typing = z.object({ on: z.boolean() });
const seen = z.object({
  deliveredSeq: z.number().int().min(0).optional(),
  readSeq: z.number().int().min(0).optional(),
});

/** Visitors: their own chat and nothing else. */
@WebSocketGateway({ namespace: 'visitor' })
export class VisitorGateway implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy {
  @WebSocketServer() private readonly server!: VisitorNamespace;
  private readonly line = new OneByOne((batch) => this.tell(batch));

  constructor(
    private readonly visitors: VisitorsService,
    private readonly chat: ChatService,
    private readonly inboxes: InboxesService,
    private readonly agents: AgentsService,
    private readonly presence: PresenceService,
    private readonly metrics: Metrics,
    private readonly signals: CallSignals,
    feed: FeedService,
  ) {
    feed.onBatch((batch) => this.line.take(batch));
  }

  afterInit(server: VisitorNamespace): void {
    server.use((socket, next) => {
      const auth = handshake.safeParse(socket.handshake.auth);
      if (!auth.success) return next(new Error('visitor_unknown'));
      this.known(auth.data).then(
        (data) => {
          socket.data = data;
          next();
        },
        (error: Error) => next(new Error((error as { code?: string }).code ?? 'internal')),
      );
    });
  }

  onModuleDestroy(): void {
    this.line.stop();
  }

  private async known({ key, token }: z.output<typeof handshake>): Promise<VisitorData> {
    const inbox = await this.visitors.inbox(key);
    return { visitor: await this.visitors.known(token, inbox.id), widgetKey: inbox.widgetKey!, ticketId: null };
  }

  handleConnection(socket: VisitorSocket): void {
    this.metrics.sockets.inc({ kind: 'visitor' });
    void socket.join(guestRoom(socket.data.visitor));
    socket.on(
      'hello',
      answering(hello, ({ afterSeq }) => this.hello(socket, afterSeq)),
    );
    socket.on(
      'say',
      answering(visitorSay, (input) => this.say(socket, input)),
    );
    socket.on(
      'typing',
      answering(typing, ({ on }) => this.signal(socket, on ? 'visitor_typing' : 'visitor_online')),
    );
    socket.on(
      'seen',
      answering(seen, (marks) => this.chat.seen(socket.data.visitor, marks)),
    );
    socket.on(
      'call_signal',
      answering(callSignal, (signal) => this.signals.fromVisitor(socket, socket.data.visitor, signal)),
    );
  }

  handleDisconnect(socket: VisitorSocket): void {
    this.metrics.sockets.dec({ kind: 'visitor' });
    this.signal(socket, 'visitor_offline');
  }

  private async hello(socket: VisitorSocket, afterSeq: number) {
    const before = await this.visitors.since(socket.data.visitor, afterSeq);
    if (before.ticketId) await this.follow(socket, before.ticketId);
    const { events } = before.ticketId ? await this.visitors.since(socket.data.visitor, afterSeq) : before;
    this.signal(socket, 'visitor_online');
    return { ok: true, events, online: this.presence.anybodyOnline() };
  }

  private async say(socket: VisitorSocket, input: z.output<typeof visitorSay>) {
    const { message, ticketId } = await this.chat.say(socket.data.visitor, input);
    await this.follow(socket, ticketId);
    socket.data.acknowledgedId = message.id;
    return { ok: true, message };
  }

  private async follow(socket: VisitorSocket, ticketId: string): Promise<void> {
    if (socket.data.ticketId === ticketId) return;
    if (socket.data.ticketId) await socket.leave(visitorRoom(socket.data.ticketId));
    socket.data.ticketId = ticketId;
    await socket.join(visitorRoom(ticketId));
  }

  private signal(socket: VisitorSocket, kind: 'visitor_typing' | 'visitor_online' | 'visitor_offline'): void {
    const { ticketId } = socket.data;
    if (!ticketId) return;
    const signal = { ticketId, agentId: null, kind, at: new Date().toISOString() };
    otherSide(socket, '/console').to(ticketRoom(ticketId)).emit('signal', signal);
  }

  private async tell(batch: Told[]): Promise<void> {
    if (!this.server || this.server.sockets.size === 0) return;
    const names = await this.agents.names();
    for (const { event } of batch) {
      this.bringIn(event);
      if (!event.ticketId || !this.server.adapter.rooms.has(visitorRoom(event.ticketId))) continue;
      if (this.knownToAll(event)) continue;
      const events = visitorEvents(event, (await this.inboxOf(event)) ?? '', names);
      if (events.length) this.server.local.to(visitorRoom(event.ticketId)).emit('events', { events });
    }
  }

  /** Whoever wrote it has its acknowledgement, and no other window of theirs is open. */
  private knownToAll({ type, ticketId, payload }: DeskEvent): boolean {
    if (type !== 'message.received') return false;
    const [id, another] = this.server.adapter.rooms.get(visitorRoom(ticketId!)) ?? [];
    const socket = this.server.sockets.get(id!) as VisitorSocket | undefined;
    return !another && socket?.data.acknowledgedId === (payload as { message: { id: string } }).message.id;
  }

  /** A chat that began elsewhere (over HTTP, in another tab) reaches every window of its visitor. */
  private bringIn(event: DeskEvent): void {
    if (event.type !== 'ticket.opened') return;
    const { id, contactId, inboxId } = event.payload.changes as TicketRow;
    this.server.local.in(guestRoom({ contactId, inboxId })).socketsJoin(visitorRoom(id));
  }

  private async inboxOf(event: DeskEvent): Promise<string | null> {
    for (const id of this.server.adapter.rooms.get(visitorRoom(event.ticketId!)) ?? []) {
      const socket = this.server.sockets.get(id) as VisitorSocket | undefined;
      if (socket) return (await this.inboxes.byId(socket.data.visitor.inboxId)).widgetKey;
    }
    return null;
  }
}
