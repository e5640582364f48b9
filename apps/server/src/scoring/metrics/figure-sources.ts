import type { EventType, FigureKey } from '#contract';

/** How rows become a cell. The ninetieth percentile is by nearest rank, so it is always one of the rows (law 9). */
export type Gathering = 'sum' | 'median' | 'p90';

export interface Measure {
  /** Which of the source's events count. */
  where: string;
  /** What each of them counts. */
  value: string;
  gather: Gathering;
  /** What a person reads to know the row again. */
  text: string;
}

/** Events of one type and what is counted of them: `e` is the event, `v` the record as its last event left it. */
export interface Source {
  type: EventType;
  /** Events that were overtaken by a later one of the same record are read as the later one left it. */
  latest?: boolean;
  /** Also what happened while nobody held the ticket: in the totals only, for it is no agent's. */
  nobody?: boolean;
  /** A reply that is taken back takes such events with it. */
  voidable?: boolean;
  measures: Partial<Record<FigureKey, Measure>>;
}

const SUBJECT = `coalesce(t.subject, '')`;
const CALL = `concat_ws(' · ', v->>'number', nullif(v->>'note', ''))`;
const WAIT = `(e.payload->>'workingSeconds')::float8`;
const FIRST = `(e.payload->>'first')::boolean`;

const counted = (where: string, text: string): Measure => ({ where, value: '1', gather: 'sum', text });
const waited = (gather: Gathering): Measure => ({ where: FIRST, value: WAIT, gather, text: SUBJECT });

/** The whole evidence. Cells and the rows behind them are read from the same lines, so they can't tell two stories. */
export const SOURCES: readonly Source[] = [
  {
    type: 'call.ended',
    latest: true,
    measures: {
      calls: counted(`v->>'result' = 'answered'`, CALL),
      // DOMAIN N1: calls made; only those that got through.
      talk_minutes: {
        where: `v->>'result' = 'answered' and v->>'direction' = 'outbound'`,
        value: `(v->>'talkSeconds')::numeric / 60`,
        gather: 'sum',
        text: CALL,
      },
    },
  },
  {
    type: 'callback.done',
    // DOMAIN K2. A callback can't be completed with feedback that says nothing, so what is there says something.
    measures: {
      callbacks_done: counted(
        `e.payload->'view'->>'result' in ('satisfied', 'neutral', 'not_satisfied')
         and btrim(e.payload->'view'->>'feedback') <> ''`,
        `e.payload->'view'->>'feedback'`,
      ),
    },
  },
  {
    type: 'lead.judged',
    latest: true,
    measures: {
      valid_leads: counted(
        `e.version = last.version and v->>'state' = 'valid'`,
        `concat_ws(' · ', nullif(v->>'unitName', ''), nullif(v->>'need', ''))`,
      ),
    },
  },
  {
    type: 'reply_window.answered',
    voidable: true,
    measures: {
      first_response_median: waited('median'),
      first_response_p90: waited('p90'),
      windows_met: counted(`(e.payload->>'met')::boolean`, SUBJECT),
    },
  },
  { type: 'reply_window.breached', nobody: true, measures: { windows_missed: counted('true', SUBJECT) } },
  { type: 'reply_window.excused', measures: { windows_excused: counted('true', `e.payload->>'reason'`) } },
  { type: 'ticket.resolved', voidable: true, measures: { tickets_resolved: counted('true', SUBJECT) } },
  {
    type: 'message.replied',
    voidable: true,
    measures: { replies: counted('true', `e.payload->'changes'->'lastMessage'->>'preview'`) },
  },
];

export function sourceOf(figure: FigureKey): { source: Source; measure: Measure } {
  const source = SOURCES.find(({ measures }) => figure in measures)!;
  return { source, measure: source.measures[figure]! };
}
