import type { ChannelKindName } from '#contract';
import type { Strip } from './board-state';

export interface ListChoice {
  order: 'due' | 'age';
  channel: ChannelKindName | '';
  /** Only what nobody holds. */
  unheld: boolean;
}

export const WHOLE: ListChoice = { order: 'due', channel: '', unheld: false };

/** The strips a lead asked for: soonest due first as they come, or whoever has waited longest first. */
export function chosenStrips(strips: readonly Strip[], { order, channel, unheld }: ListChoice): readonly Strip[] {
  const isWhole = channel === '' && !unheld;
  const kept = isWhole
    ? strips
    : strips.filter(({ row }) => (!channel || row.channel === channel) && (!unheld || row.holderId === null));
  return order === 'due' ? kept : [...kept].sort((a, b) => openedAt(a).localeCompare(openedAt(b)));
}

/** Channels that somebody waits in, in a steady order. */
export const channelsOf = (strips: readonly Strip[]): ChannelKindName[] =>
  [...new Set(strips.map(({ row }) => row.channel))].sort();

/** Whole minutes of wall time since the contact began to wait; never negative, whatever the screen's clock says. */
export const waitedMinutes = (openedAtText: string, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - Date.parse(openedAtText)) / 60_000));

const openedAt = ({ row }: Strip): string => row.window!.openedAt;
