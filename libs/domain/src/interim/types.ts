/** What a part of an interim result is, and so how it is typed and read. */
export type PartKind =
  'text' | 'who' | 'number' | 'numbers' | 'address' | 'day' | 'hour' | 'half' | 'bought' | 'year' | 'money';

export interface Part {
  kind: PartKind;
  /** Needed only where none of these is given. */
  unless?: readonly string[];
  optional?: boolean;
}

const text = { kind: 'text' } as const;
const day = { kind: 'day' } as const;
const hour = { kind: 'hour' } as const;
const slot = { date: day, from: hour, to: hour } as const;

/** The eight types and their required parts, in the order in which they are asked for (DOMAIN section 9). */
export const INTERIM_TYPES = {
  visit_wished: {
    date: day,
    from: { kind: 'hour', unless: ['half'] },
    to: { kind: 'hour', unless: ['half'] },
    half: { kind: 'half', unless: ['from', 'to'] },
  },
  rescheduled: { number: { kind: 'number' }, who: { kind: 'who' }, ...slot },
  not_reached: {
    numbers: { kind: 'numbers', unless: ['address'] },
    address: { kind: 'address', unless: ['numbers'] },
  },
  waiting_for_parts: { part: text, sender: text, number: { kind: 'number' }, who: { kind: 'who' }, ...slot },
  taken_for_repair: { withWhom: text, date: day },
  fine_not_accepted: { readings: text, refusedBy: text, date: day },
  exchange: { found: text, bought: { kind: 'bought' }, answer: text, date: day },
  out_of_warranty: {
    year: { kind: 'year' },
    part: text,
    price: { kind: 'money' },
    withWhom: text,
    date: day,
  },
} as const satisfies Record<string, Record<string, Part>>;

export type InterimType = keyof typeof INTERIM_TYPES;

/** One number that was tried, each apart: 「多部電話需分開注明」. */
export interface TriedNumber {
  number: string;
  outcome: (typeof TRIED)[number];
}
export const TRIED = ['no_answer', 'wrong_number'] as const;
export const WRONG_ADDRESSES = ['no_such_door', 'no_such_person'] as const;
export const HALVES = ['morning', 'afternoon'] as const;
export const WITHIN_7_DAYS = 'within_7_days';

export type Answers = Record<string, string | readonly TriedNumber[]>;

/** An interim result whose parts were checked. */
export interface Interim {
  type: InterimType;
  parts: Answers;
}

/** The parts of a type by name, in their order. */
export function partsOf(type: InterimType): [name: string, part: Part][] {
  return Object.entries(INTERIM_TYPES[type]);
}
