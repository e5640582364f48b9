import { Injectable } from '@nestjs/common';
import { ContactsService } from '../../desk/contacts/contacts.service';
import { roomsOf } from '../../desk/tickets/gate';
import { Typists } from '../../desk/tickets/typists';
import { TicketReadingService } from '../../desk/tickets/ticket-reading.service';
import { contactRoom, EVERY_CONSOLE, LEADING, ticketRoom, visitorRoom } from '../feed/audience';
import { agentRoom, type ConsoleSocket, leadRoom, type RemoteConsole, type Watch } from './console-sockets';
import { otherSide } from './other-side';

/** Which rooms a console is in, and the signals between consoles that look at one ticket. */
@Injectable()
export class ConsoleRooms {
  constructor(
    private readonly tickets: TicketReadingService,
    private readonly typists: Typists,
    private readonly contacts: ContactsService,
  ) {}

  joinOwn(socket: ConsoleSocket): void {
    const { me } = socket.data;
    void socket.join([EVERY_CONSOLE, agentRoom(me.agentId), ...me.leadOf.map(leadRoom), ...roomsOf(me)]);
    if (me.role === 'agent') void socket.leave(LEADING);
    else void socket.join(LEADING);
  }

  /** True when the agent's rights changed, so that what the screen holds may be too much or too little. */
  rejoin(socket: ConsoleSocket): boolean {
    const wanted = new Set(roomsOf(socket.data.me));
    const had = [...socket.rooms].filter((room) => room.startsWith('see:'));
    const gone = had.filter((room) => !wanted.has(room));
    gone.forEach((room) => void socket.leave(room));
    this.joinOwn(socket);
    return gone.length > 0 || [...wanted].some((room) => !had.includes(room));
  }

  async watch(socket: ConsoleSocket, { add, remove }: { add: Watch[]; remove: Watch[] }): Promise<void> {
    for (const watch of remove) await this.leave(socket, watch);
    for (const watch of add) await this.join(socket, watch);
  }

  private async join(socket: ConsoleSocket, watch: Watch): Promise<void> {
    if (watch.kind === 'board') socket.data.board = { teamId: watch.teamId };
    if (watch.kind === 'contact') await socket.join((await this.contacts.membersOf(watch.id)).map(contactRoom));
    if (watch.kind !== 'ticket') return;
    await this.tickets.row(socket.data.me, watch.id);
    await socket.join(ticketRoom(watch.id));
    socket.emit('viewers', { ticketId: watch.id, viewers: await viewersOf(socket, watch.id) });
    if (await isVisitorThere(socket, watch.id)) {
      const at = new Date().toISOString();
      socket.emit('signal', { ticketId: watch.id, agentId: null, kind: 'visitor_online', at });
    }
  }

  private async leave(socket: ConsoleSocket, watch: Watch): Promise<void> {
    if (watch.kind === 'board') socket.data.board = null;
    if (watch.kind === 'contact') await socket.leave(contactRoom(watch.id));
    if (watch.kind === 'ticket') await socket.leave(ticketRoom(watch.id));
  }

  /** Only who was let into the ticket's room may signal there. */
  signal(socket: ConsoleSocket, { ticketId, kind }: { ticketId: string; kind: 'viewing' | 'typing' | 'left' }): void {
    if (!socket.rooms.has(ticketRoom(ticketId))) return;
    socket.data.viewing = kind === 'left' ? null : { ticketId, typing: kind === 'typing' };
    const signal = { ticketId, agentId: socket.data.me.agentId, kind, at: new Date().toISOString() };
    socket.to(ticketRoom(ticketId)).emit('signal', signal);
    otherSide(socket, '/visitor')
      .to(visitorRoom(ticketId))
      .emit('typing', typingOf(socket, kind === 'typing'));
    if (kind === 'typing') void this.typists.tell(ticketId);
  }

  gone(socket: ConsoleSocket): void {
    const { viewing, me } = socket.data;
    if (!viewing) return;
    const signal = {
      ticketId: viewing.ticketId,
      agentId: me.agentId,
      kind: 'left' as const,
      at: new Date().toISOString(),
    };
    socket.nsp.to(ticketRoom(viewing.ticketId)).emit('signal', signal);
  }
}

const typingOf = (socket: ConsoleSocket, on: boolean) => ({ on, agentName: socket.data.me.name });

/** Who opens a ticket later than its visitor came would hear of them only when they leave. */
async function isVisitorThere(socket: ConsoleSocket, ticketId: string): Promise<boolean> {
  const room = visitorRoom(ticketId);
  const visitors = otherSide(socket, '/visitor');
  const everywhere = visitors.in(room).fetchSockets();
  const there = await everywhere.catch(() => visitors.local.in(room).fetchSockets());
  return there.length > 0;
}

async function viewersOf(socket: ConsoleSocket, ticketId: string): Promise<{ agentId: string; typing: boolean }[]> {
  const room = ticketRoom(ticketId);
  // Without Redis the others can't be asked; who looks here is known.
  const everywhere = socket.nsp.in(room).fetchSockets();
  const others = (await everywhere.catch(() => socket.nsp.local.in(room).fetchSockets())) as unknown as RemoteConsole[];
  const viewing = others.filter(({ id, data }) => id !== socket.id && data.viewing?.ticketId === ticketId);
  return viewing.map(({ data }) => ({ agentId: data.me.agentId, typing: data.viewing!.typing }));
}
