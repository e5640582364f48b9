import type { DeskEvent, ReplyWindowView, TicketPayload, TicketRow, WindowClockView } from '#contract';

type Windows = readonly ReplyWindowView[];
type WindowEvent = DeskEvent & { payload: TicketPayload };

/** A ticket's waiting episodes after an event: opened ones join, running ones take their steps, ended ones their end. */
export function foldWindows(windows: Windows, row: TicketRow, event: WindowEvent): Windows {
  const clock = event.payload.changes.window;
  const windowId = clock?.id ?? event.payload.windowId;
  if (!windowId) return windows;
  const at = windows.findIndex(({ id }) => id === windowId);
  if (at < 0) return clock ? [...windows, opened(clock, windows, row)] : windows;
  return windows.with(at, { ...windows[at]!, ...clock, ...ended(event), ...reopened(event), ...charged(event) });
}

function opened(clock: WindowClockView, windows: Windows, row: TicketRow): ReplyWindowView {
  return {
    ...clock,
    ticketId: row.id,
    ticketNumber: row.number,
    holderAtDeadlineId: null,
    answeredById: null,
    answeredAt: null,
    excusedAt: null,
    excuse: null,
    endedAt: null,
    workingSeconds: null,
    first: !windows.some(({ answeredAt }) => answeredAt !== null),
  };
}

function ended({ type, at, agentId, actor, payload }: WindowEvent): Partial<ReplyWindowView> {
  if (type !== 'reply_window.answered' && type !== 'reply_window.excused') return {};
  const worked = payload.workingSeconds;
  const end = { endedAt: at, workingSeconds: typeof worked === 'number' ? Math.round(worked) : null };
  return type === 'reply_window.answered'
    ? { ...end, answeredAt: at, answeredById: agentId ?? actor.id }
    : { ...end, excusedAt: at, excuse: payload.reason ?? null };
}

/** The reply that ended it was taken back: it runs as before. */
function reopened({ type }: WindowEvent): Partial<ReplyWindowView> {
  if (type !== 'reply_window.reopened') return {};
  return { endedAt: null, workingSeconds: null, answeredAt: null, answeredById: null };
}

/** A breach is charged to who held the ticket at the deadline (DOMAIN W13). */
function charged({ type, payload }: WindowEvent): Partial<ReplyWindowView> {
  if (type !== 'reply_window.breached') return {};
  return { holderAtDeadlineId: (payload.holderId as string | null | undefined) ?? null };
}
