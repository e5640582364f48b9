import { DateTime } from 'luxon';
import type { CallEvent, CallOutcome } from '#domain';
import { endpointOf } from '../asterisk/endpoint';

/** Columns of Asterisk's Master.csv in their order (cdr_csv; the last two by `loguniqueid` and `loguserfield`). */
const MASTER = [
  'accountcode',
  'src',
  'dst',
  'dcontext',
  'clid',
  'channel',
  'dstchannel',
  'lastapp',
  'lastdata',
  'start',
  'answer',
  'end',
  'duration',
  'billsec',
  'disposition',
  'amaflags',
  'uniqueid',
  'userfield',
] as const;
type Column = (typeof MASTER)[number];

export type CdrFault = 'columns' | 'time' | 'uniqueid' | 'disposition' | 'ends_before_start';
export type CdrRead =
  | { kind: 'call'; callId: string; events: CallEvent[] }
  /** Colleagues among themselves. */
  | { kind: 'internal' }
  | { kind: 'fault'; fault: CdrFault };

export interface CdrContext {
  extensions: ReadonlySet<string>;
  /** Of the times in the file: an IANA name, or 'UTC' where `usegmtime` is on. */
  zone: string;
}

/** Column names when the first record of a file holds them, as exports with a head do; else null. */
export function cdrHead(fields: readonly string[]): string[] | null {
  const names = fields.map((field) => field.trim().toLowerCase());
  return names.includes('uniqueid') && names.includes('src')
    ? names.map((name) => (name === 'calldate' ? 'start' : name))
    : null;
}

/**
 * The call behind one record. Several records of one `uniqueid` are legs of one call: their events are named alike, and of
 * the ends the latest holds. Seconds are all that such a file knows; ringing is not told apart from waiting. Throws nothing.
 */
export function readCdr(fields: readonly string[], context: CdrContext, head: readonly string[] = MASTER): CdrRead {
  const of = (column: Column): string => fields[head.indexOf(column)]?.trim() ?? '';
  if (fields.length < 16 && head === MASTER) return { kind: 'fault', fault: 'columns' };
  const callId = of('uniqueid');
  if (!callId) return { kind: 'fault', fault: 'uniqueid' };
  const times = timesOf(of, context.zone);
  if (!times) return { kind: 'fault', fault: 'time' };
  if (times.end < times.start || (times.answer && times.answer < times.start))
    return { kind: 'fault', fault: 'ends_before_start' };
  const disposition = of('disposition').toUpperCase();
  if (!(disposition in OUTCOMES)) return { kind: 'fault', fault: 'disposition' };
  const parties = partiesOf(of, context.extensions);
  if (!parties) return { kind: 'internal' };
  const outcome = /^voicemail/i.test(of('lastapp')) ? 'voicemail' : OUTCOMES[disposition]!;
  return { kind: 'call', callId, events: eventsOf(times, parties, outcome) };
}

const OUTCOMES: Record<string, CallOutcome | null> = {
  ANSWERED: null,
  'NO ANSWER': 'no_answer',
  BUSY: 'busy',
  FAILED: 'no_answer',
  CONGESTION: 'no_answer',
};

interface Times {
  start: Date;
  answer: Date | null;
  end: Date;
}
type Parties = Pick<CallEvent, 'direction' | 'number' | 'line'> & { caller: string | null; called: string | null };

/** `end` is missing in exports that only know how long a call took. */
function timesOf(of: (column: Column) => string, zone: string): Times | null {
  const time = (text: string): Date | null => {
    const parsed = DateTime.fromSQL(text, { zone });
    return parsed.isValid ? parsed.toJSDate() : null;
  };
  const [start, seconds, talked] = [time(of('start')), Number(of('duration')), Number(of('billsec'))];
  if (!start || !Number.isFinite(seconds)) return null;
  const end = of('end') ? time(of('end')) : new Date(start.getTime() + seconds * 1000);
  if (!end) return null;
  if (of('answer')) {
    const answer = time(of('answer'));
    return answer && { start, answer, end };
  }
  const answer = of('disposition').toUpperCase() === 'ANSWERED' ? new Date(end.getTime() - talked * 1000) : null;
  return { start, answer, end };
}

function partiesOf(of: (column: Column) => string, extensions: ReadonlySet<string>): Parties | null {
  const agentAt = (channel: string): string | null => {
    const name = endpointOf(channel)?.name;
    return name !== undefined && extensions.has(name) ? name : null;
  };
  const [caller, called] = [agentAt(of('channel')), agentAt(of('dstchannel'))];
  if (caller && (called || extensions.has(of('dst')))) return null;
  if (caller) return { direction: 'outbound', number: of('dst'), line: of('src'), caller, called };
  return { direction: 'inbound', number: of('src') || null, line: of('dst') || null, caller, called };
}

/** A machine that picks up answers nobody: an incoming call is answered at an extension. */
function eventsOf({ start, answer, end }: Times, parties: Parties, outcome: CallOutcome | null): CallEvent[] {
  const { caller, called, ...about } = parties;
  const events: CallEvent[] = [{ id: 'cdr:started', kind: 'started', at: start, ...about, extension: caller }];
  if (called) events.push({ id: `cdr:ringing:${called}`, kind: 'ringing', at: start, extension: called });
  const taken = answer && outcome === null && (caller !== null || called !== null);
  if (taken) events.push({ id: `cdr:answered:${called ?? ''}`, kind: 'answered', at: answer, extension: called });
  return [...events, { id: 'cdr:ended', kind: 'ended', at: end, outcome }];
}
