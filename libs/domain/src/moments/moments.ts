import { daysOpen } from '../backlog';

/** 「第一時間」: when each of six things was done for a ticket for the first time (DOMAIN B13), in the source's order. */
export const MOMENTS = ['taken', 'contacted', 'served', 'parts_requested', 'backlog_cleared', 'closed'] as const;
export type MomentName = (typeof MOMENTS)[number];

/** What happened to a ticket, as its events say. */
export interface Happening {
  kind: 'taken' | 'contacted' | 'served' | 'parts_requested' | 'interim' | 'solved' | 'closed' | 'reopened';
  at: Date;
  /** Who did it, or whom it was given to; null for the desk itself. */
  agentId: string | null;
}

export interface Moment {
  name: MomentName;
  at: Date;
  agentId: string | null;
  /** Since the ticket was opened, in calendar time; 0 for what was written down of earlier. */
  seconds: number;
}

/** Days are midnights of `zone`; a ticket is backlog from its `days`th day on (DOMAIN B1). */
export interface Opened {
  at: Date;
  zone: string;
  days: number;
}

/** The moments that there were, in the source's order. A closing that was taken back is none (DOMAIN D11). */
export function momentsOf(opened: Opened, happened: readonly Happening[]): Moment[] {
  const inOrder = [...happened].sort((a, b) => a.at.getTime() - b.at.getTime());
  return MOMENTS.flatMap((name) => {
    const first = FIRST[name](inOrder, opened);
    if (!first) return [];
    const { at, agentId } = first;
    return [{ name, at, agentId, seconds: Math.max(0, Math.floor((at.getTime() - opened.at.getTime()) / 1000)) }];
  });
}

type Find = (happened: readonly Happening[], opened: Opened) => Happening | undefined;
const first =
  (kind: Happening['kind']): Find =>
  (happened) =>
    happened.find((one) => one.kind === kind);

const FIRST: Record<MomentName, Find> = {
  taken: first('taken'),
  contacted: first('contacted'),
  served: first('served'),
  parts_requested: first('parts_requested'),
  backlog_cleared: (happened, { at, zone, days }) =>
    happened.find((one) => CLEARS.includes(one.kind) && daysOpen(zone, at, one.at) >= days),
  closed: (happened) => {
    const reopened = happened.findLastIndex(({ kind }) => kind === 'reopened');
    return happened.slice(reopened + 1).find(({ kind }) => kind === 'closed');
  },
};

/** What brings an old ticket on: a result on the way to a solution, or the solution. */
const CLEARS: readonly Happening['kind'][] = ['interim', 'solved', 'closed'];
