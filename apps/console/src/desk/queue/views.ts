import type { AgentAccount, TicketRow, TicketViewName } from '#contract';

/** Who looks, and when: what a row's place in the queue depends on. */
export interface Viewer {
  me: Pick<AgentAccount, 'id' | 'visibility' | 'teamIds'>;
  /** Teams this agent leads: all of theirs may be seen. */
  leadOf: readonly string[];
  now: number;
}

export const VIEWS: readonly TicketViewName[] = [
  'mine',
  'unassigned',
  'team',
  'all',
  'breaching',
  'waiting',
  'closed',
  'spam',
];

const BREACHING_WITHIN_MS = 10 * 60_000;

const isActive = ({ status }: TicketRow): boolean => status === 'open' || status === 'waiting' || status === 'on_hold';

type Rule = (row: TicketRow, viewer: Viewer) => boolean;

const RULES: Record<TicketViewName, Rule> = {
  mine: (row, { me }) => isActive(row) && row.holderId === me.id,
  unassigned: (row) => isActive(row) && row.holderId === null,
  team: (row, { me }) => isActive(row) && row.teamId !== null && me.teamIds.includes(row.teamId),
  all: isActive,
  breaching: (row, { now }) =>
    isActive(row) && row.window !== null && Date.parse(row.window.dueAt) < now + BREACHING_WITHIN_MS,
  waiting: ({ status }) => status === 'waiting',
  closed: ({ status }) => status === 'resolved' || status === 'closed',
  spam: ({ status }) => status === 'spam',
};

/** The rows of a view in its order. The server decides the same way; this keeps the list right between its answers. */
export function rowsOf(view: TicketViewName, rows: readonly TicketRow[], viewer: Viewer): TicketRow[] {
  const shown = rows.filter((row) => maySee(row, viewer) && RULES[view](row, viewer));
  return shown.sort(view === 'waiting' || view === 'closed' || view === 'spam' ? bySince : byDue);
}

function maySee({ holderId, teamId }: TicketRow, { me, leadOf }: Viewer): boolean {
  if (me.visibility === 'all' || teamId === null || holderId === me.id) return true;
  const whole = me.visibility === 'team' || holderId === null || leadOf.includes(teamId);
  return whole && me.teamIds.includes(teamId);
}

/** Soonest due first; who waits for nothing stands below, newest first. */
function byDue(a: TicketRow, b: TicketRow): number {
  const due = (row: TicketRow) => (row.window ? Date.parse(row.window.dueAt) : Infinity);
  if (due(a) !== due(b)) return due(a) - due(b);
  return a.id < b.id ? 1 : -1;
}

function bySince(a: TicketRow, b: TicketRow): number {
  const since = (row: TicketRow) => Date.parse(row.closedAt ?? row.resolvedAt ?? row.updatedAt);
  return since(b) - since(a) || (a.id < b.id ? 1 : -1);
}

/** Something of the contact's that nobody at the desk has read. */
/** A whisper is unread for the one it was for. */
export function isUnread({ lastInboundSeq, agentReadSeq, whisperSeq, holderId }: TicketRow, meId: string): boolean {
  return lastInboundSeq > agentReadSeq || (whisperSeq > 0 && holderId === meId);
}
