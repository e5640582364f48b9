import type { ConductNotice, DeskEvent, TicketNotice, TicketPayload, TicketRow, Violation } from '#contract';
import { preview } from '#domain';
import { conductRoomsFor } from '../../desk/tickets/gate';
import { agentRoom, leadRoom } from './console-sockets';

interface Addressed {
  room: string;
  kind: TicketNotice['kind'];
}

/** Whom an event must not pass by unnoticed: the holder, and the leads of the team. */
export function noticesOf(event: DeskEvent, row: TicketRow): Addressed[] {
  const holder = (kind: TicketNotice['kind']): Addressed[] =>
    row.holderId ? [{ room: agentRoom(row.holderId), kind }] : [];
  const leads = (kind: TicketNotice['kind']): Addressed[] => (row.teamId ? [{ room: leadRoom(row.teamId), kind }] : []);
  switch (event.type) {
    case 'ticket.assigned':
      return event.actor.id === row.holderId ? [] : holder('assigned');
    case 'ticket.transferred':
      return event.payload.takenOver ? takenFrom(event) : event.actor.id === row.holderId ? [] : holder('assigned');
    case 'message.noted':
      return typeof event.payload.whisperTo === 'string'
        ? [{ room: agentRoom(event.payload.whisperTo), kind: 'whisper' }]
        : [];
    case 'message.received':
      return holder('new_message');
    case 'message.called':
      return event.payload.changes.lastInboundSeq === undefined ? [] : holder('new_message');
    case 'reply_window.reminded':
      return holder('reminder');
    case 'reply_window.lead_told':
      return leads('lead_reminder');
    case 'reply_window.breached':
      return [...holder('breach'), ...leads('breach')];
    case 'resolution.reminded':
      return holder('resolution_reminder');
    case 'resolution.breached':
      return [...holder('resolution_breach'), ...leads('resolution_breach')];
    case 'ticket.escalated':
      return escalated(event.payload as unknown as Escalated);
    case 'ticket.automated':
      return ((event.payload.told ?? []) as string[]).map((id) => ({ room: agentRoom(id), kind: 'automation' }));
    case 'ticket.unassignable':
      return leads('unassignable');
    default:
      return [];
  }
}

/** The first words of a whisper: the row's last message is what the contact knows of. */
export function whisperOf({ type, payload }: DeskEvent): string | null {
  if (type !== 'message.noted' || !payload.whisperTo) return null;
  return preview(payload.message?.text ?? '');
}

const takenFrom = ({ payload }: DeskEvent): Addressed[] => {
  const { holderId } = (payload as TicketPayload).previous ?? { holderId: null };
  return holderId ? [{ room: agentRoom(holderId), kind: 'taken_over' }] : [];
};

interface Escalated {
  rung: string;
  told?: string[];
  noticed?: boolean;
}

/** Whom a step reached just now; who is off shift gets a notice of their own later. */
const escalated = ({ rung, told = [], noticed = false }: Escalated): Addressed[] =>
  (noticed ? told : []).map((id) => ({ room: agentRoom(id), kind: rung === 'step' ? 'escalated' : 'no_solution' }));

/** Somebody whom a step names may not be one who sees the ticket: they learn that it waits, and none of its words (law 10). */
const WORDLESS: ReadonlySet<TicketNotice['kind']> = new Set(['escalated', 'no_solution', 'taken_over', 'automation']);
export const isWordless = (kind: TicketNotice['kind']): boolean => WORDLESS.has(kind);

/** A judgement is told to the judged agent, an appeal to who may decide it. What is only proposed makes no noise. */
export function conductNoticesOf(event: DeskEvent): { rooms: string[]; notice: ConductNotice } | null {
  if (!('view' in event.payload) || event.subject.kind !== 'violation') return null;
  const { view, teamIds } = event.payload as unknown as { view: Violation; teamIds: string[] };
  const kind = CONDUCT[view.state];
  if (!kind || view.steps.at(-1)!.step !== view.state) return null;
  const leads = conductRoomsFor(view.agentId, teamIds).filter((room) => !room.endsWith(view.agentId));
  const rooms = kind === 'violation_appealed' ? leads : [agentRoom(view.agentId)];
  const { id: violationId, agentName, rule } = view;
  return { rooms, notice: { kind, violationId, agentName, rule, at: event.at } };
}

const CONDUCT: Partial<Record<Violation['state'], ConductNotice['kind']>> = {
  confirmed: 'violation_confirmed',
  appealed: 'violation_appealed',
  upheld: 'violation_upheld',
  reversed: 'violation_reversed',
};
