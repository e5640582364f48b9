import { isHistory } from '#client';
import type { HistoryItem, Message } from '#contract';

export type TimelineItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; at: string; message: Message }
  | { kind: 'history'; key: string; at: string; lines: HistoryItem[] };

/** Lines that say only what the screen shows anyway. */
const SILENT = new Set([
  'ticket.contact_renamed',
  'reply_window.opened',
  'resolution.started',
  'resolution.paused',
  'resolution.resumed',
  'resolution.ended',
]);

/**
 * Messages and history in one row of time, with a mark where a day begins. History lines that follow one another stand
 * together. `dayOf` names the day an instant falls on.
 */
export function timelineOf(
  messages: readonly Message[],
  history: readonly HistoryItem[],
  dayOf: (at: string) => string,
): TimelineItem[] {
  const first = messages[0]?.createdAt ?? '';
  // What happened before the first message that is loaded belongs to the messages that are not.
  const whole = messages[0]?.seq === 1;
  const shown = history.filter((item) => tells(item, messages) && (whole || item.at >= first));
  const items: TimelineItem[] = [...messages.map(ofMessage), ...shown.map(ofHistory)];
  items.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b));
  return withDays(together(items), dayOf);
}

function tells({ type, at, payload }: HistoryItem, messages: readonly Message[]): boolean {
  if (!isHistory(type) || SILENT.has(type)) return false;
  const { status } = (payload.changes ?? {}) as { status?: string };
  // A reply makes the ticket wait: that goes without saying.
  const byReply = () => messages.some(({ kind, createdAt }) => kind === 'reply' && createdAt === at);
  return !(type === 'ticket.status_changed' && status === 'waiting' && byReply());
}

const ofMessage = (message: Message): TimelineItem => ({
  kind: 'message',
  key: message.id,
  at: message.createdAt,
  message,
});

const ofHistory = (item: HistoryItem): TimelineItem => ({
  kind: 'history',
  key: `h${item.version}`,
  at: item.at,
  lines: [item],
});

/** At one instant: the ticket opens, then something is said, then what follows from it. */
function rank(item: TimelineItem): number {
  if (item.kind === 'message') return 1;
  return item.kind === 'history' && item.lines[0]!.type === 'ticket.opened' ? 0 : 2;
}

function together(items: readonly TimelineItem[]): TimelineItem[] {
  const out: TimelineItem[] = [];
  for (const item of items) {
    const last = out.at(-1);
    if (item.kind === 'history' && last?.kind === 'history') {
      out[out.length - 1] = { ...last, lines: [...last.lines, ...item.lines] };
    } else out.push(item);
  }
  return out;
}

function withDays(items: readonly TimelineItem[], dayOf: (at: string) => string): TimelineItem[] {
  return items.flatMap((item, at): TimelineItem[] => {
    const day = dayOf(item.at);
    const before = items[at - 1];
    return before && dayOf(before.at) === day ? [item] : [{ kind: 'day', key: day, at: item.at }, item];
  });
}
