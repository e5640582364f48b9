import { type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { z } from 'zod';
import { callSignal, id, position } from '#contract';
import { Origins } from '../../platform/auth/origins';
import { PrincipalSource } from '../../platform/auth/principal';
import { hashToken, SESSION_COOKIE } from '../../platform/auth/tokens';
import { Metrics } from '../../platform/telemetry/metrics';
import { FeedService } from '../feed/feed.service';
import { PresenceService } from '../presence/presence.service';
import { answering } from './answering';
import { CallSignals } from './call-signals';
import { ConsoleRooms } from './console-rooms';
import type { ConsoleNamespace, ConsoleSocket } from './console-sockets';
import { Dispatch } from './dispatch';

const watch = z.union([
  z.object({ kind: z.literal('list') }),
  z.object({ kind: z.literal('ticket'), id }),
  z.object({ kind: z.literal('contact'), id }),
  z.object({ kind: z.literal('board'), teamId: id.optional() }),
]);
const hello = z.object({ position: position.nullable(), watch: z.array(watch).max(50) });
const watching = z.object({ add: z.array(watch).max(50), remove: z.array(watch).max(50) });
const signal = z.object({ ticketId: id, kind: z.enum(['viewing', 'typing', 'left']) });
const probe = z.object({ nonce: z.string().max(64) });

/** Consoles: who is signed in, what each may hear, what each is looking at. */
@WebSocketGateway({ namespace: 'console' })
export class ConsoleGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnApplicationBootstrap, OnModuleDestroy
{
  @WebSocketServer() private readonly server!: ConsoleNamespace;

  constructor(
    private readonly principals: PrincipalSource,
    private readonly feed: FeedService,
    private readonly presence: PresenceService,
    private readonly rooms: ConsoleRooms,
    private readonly dispatch: Dispatch,
    private readonly metrics: Metrics,
    private readonly origins: Origins,
    private readonly signals: CallSignals,
  ) {}

  afterInit(server: ConsoleNamespace): void {
    server.use((socket, next) => {
      if (!this.origins.allows(socket.handshake.headers)) return next(new Error('foreign_origin'));
      this.signIn(socket).then(
        (known) => next(known ? undefined : new Error('not_signed_in')),
        () => next(new Error('database_unavailable')),
      );
    });
  }

  onApplicationBootstrap(): void {
    this.dispatch.start(this.server);
    this.presence.start((change) => this.server.local.emit('presence', change));
  }

  onModuleDestroy(): void {
    this.dispatch.stop();
    this.presence.stop();
  }

  private async signIn(socket: ConsoleSocket): Promise<boolean> {
    const token = cookieOf(socket.handshake.headers.cookie, SESSION_COOKIE);
    const me = token ? await this.principals.ofSession(hashToken(token)) : null;
    if (me) socket.data = { me, board: null, viewing: null };
    return me !== null;
  }

  handleConnection(socket: ConsoleSocket): void {
    const { agentId } = socket.data.me;
    this.metrics.sockets.inc({ kind: 'console' });
    this.rooms.joinOwn(socket);
    this.presence.beat(agentId);
    socket.on(
      'hello',
      answering(hello, (request) => this.hello(socket, request)),
    );
    socket.on(
      'watch',
      answering(watching, (request) => this.rooms.watch(socket, request).then(() => ({ ok: true }))),
    );
    socket.on(
      'signal',
      answering(signal, (request) => this.rooms.signal(socket, request)),
    );
    socket.on(
      'call_signal',
      answering(callSignal, (heard) => this.signals.fromAgent(socket, socket.data.me, heard)),
    );
    socket.on('heartbeat', () => this.presence.beat(agentId));
    socket.on(
      'probe',
      answering(probe, ({ nonce }) => this.feed.turn().then(() => socket.emit('probe', { nonce }))),
    );
  }

  handleDisconnect(socket: ConsoleSocket): void {
    this.metrics.sockets.dec({ kind: 'console' });
    this.rooms.gone(socket);
    this.presence.refreshSoon();
  }

  /** Rooms first, then what was missed: what comes meanwhile arrives twice and is known by its version. */
  private async hello(socket: ConsoleSocket, request: z.output<typeof hello>) {
    await this.rooms.watch(socket, { add: request.watch, remove: [] });
    this.dispatch.welcome(socket);
    if (!request.position) return { ok: true, position: this.feed.position, missed: 0 };
    const missed = await this.feed.since(request.position);
    if (!missed) return { ok: true, reload: true, position: this.feed.position };
    const mine = missed.filter(({ rooms }) => rooms.some((room) => socket.rooms.has(room))).map(({ event }) => event);
    const last = missed[missed.length - 1]?.event.position ?? request.position;
    if (mine.length) socket.emit('events', { events: mine, position: last });
    return { ok: true, position: last, missed: mine.length };
  }
}

function cookieOf(header: string | undefined, name: string): string | null {
  const found = header?.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return found ? decodeURIComponent(found.trim().slice(name.length + 1)) : null;
}
