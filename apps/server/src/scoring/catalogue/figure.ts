import type { EventType, Figures, Locale } from '#contract';

/**
 * How rows become a cell. The ninetieth percentile is by nearest rank, so it is always one of the rows (law 9); a share is
 * the part of rows that count 1 of those that count 0 or 1, in per cent.
 */
export type Gathering = Figures['meanings'][number]['gather'];

/** Which events are known of: all that are stored, or those that were at a moment. */
export type Known = (event: string) => string;
export type Expression = string | ((known: Known) => string);
export const written = (expression: Expression, known: Known): string =>
  typeof expression === 'string' ? expression : expression(known);

/** What is counted of events of one type. Numbers add up over days; where `keeps`, each value is kept for medians. */
export interface Measure {
  /** Which of the source's events count. */
  where: Expression;
  /** What each of them counts. What has no value does not count. */
  value: Expression;
  /** What a person reads to know the row again. */
  text: string;
  keeps?: boolean;
}

/** Events of one type and what is counted of them: `e` is the event, `v` the record as its last event left it, `t` its ticket. */
export interface Source {
  type: EventType;
  /** Events that were overtaken by a later one of the same record are read as the later one left it. */
  latest?: boolean;
  /** Also what happened while nobody held the ticket: in the totals, and in the rows of teams, inboxes, channels, areas and products. */
  nobody?: boolean;
  /** A reply that is taken back takes such events with it. */
  voidable?: boolean;
  /** Later events of the same ticket that change what is counted. */
  touchedBy?: readonly EventType[];
  /** Where it came in, when that is not the ticket's. */
  inbox?: string;
  channel?: string;
  measures: Record<string, Measure>;
}

export type InWords = Record<Locale, string>;
type Shown = Figures['meanings'][number];

/** One column: what it means in both languages, who answers for it, and how it is gathered from which measure. */
export interface Figure extends Omit<Shown, 'target'> {
  measure: string;
  /** A measure of another source whose rows count in the same column. */
  plus?: string;
}

/** A part of the catalogue: the columns, and the events that they are counted from. */
export interface FigureGroup {
  sources: readonly Source[];
  figures: readonly Figure[];
}

export const counted = (where: Expression, text: string): Measure => ({ where, value: '1', text });
export const SUBJECT = `coalesce(t.subject, '')`;

const LEADS: InWords = { 'zh-CN': '客服组长', en: 'Team lead' };
/** Who answers for a figure, and where it comes from, unless a figure says otherwise. */
export const OF_THE_DESK = { owner: LEADS, source: 'system' } as const;
