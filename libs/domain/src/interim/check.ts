import { parseClock } from '../calendar/clock-time';
import { parseDay } from '../calendar/local-days';
import { DomainError } from '../errors';
import { AGREED_WITH } from '../promises';
import {
  type Answers,
  HALVES,
  type Interim,
  type InterimType,
  type Part,
  type PartKind,
  partsOf,
  TRIED,
  type TriedNumber,
  WITHIN_7_DAYS,
  WRONG_ADDRESSES,
} from './types';

const DIGITS = /\d(?:\D*\d){2,}/;

/**
 * The answers of a form as an interim result, with every part that its type needs (DOMAIN section 9). `today` is
 * 'YYYY-MM-DD' on the team's calendar: what comes next can't lie before it. Throws `interim_part_missing` or
 * `interim_part_wrong`, which name the type and the part. Answers to nothing that was asked are left out.
 */
export function checkInterim(type: InterimType, given: Answers, today: string): Interim {
  const answers = Object.fromEntries(partsOf(type).map(([name]) => [name, tidied(given[name])]));
  const parts: Record<string, string | readonly TriedNumber[]> = {};
  for (const [name, part] of partsOf(type)) {
    const answer = answers[name]!;
    if (answer.length === 0) mustNotBeNeeded(type, name, part, answers);
    else if (!fits[part.kind](answer, today)) throw new DomainError('interim_part_wrong', { field: name, type });
    else parts[name] = answer;
  }
  return { type, parts };
}

function mustNotBeNeeded(type: InterimType, name: string, part: Part, answers: Answers): void {
  if (part.optional || part.unless?.some((other) => answers[other]!.length > 0)) return;
  throw new DomainError('interim_part_missing', { field: name, type });
}

const tidied = (answer: string | readonly TriedNumber[] | undefined): string | readonly TriedNumber[] =>
  typeof answer === 'string'
    ? answer.trim().replace(/\s+/gu, ' ')
    : (answer ?? []).map(({ number, outcome }) => ({ number: number.trim(), outcome }));

type Fits = (answer: string | readonly TriedNumber[], today: string) => boolean;
const word =
  (test: (text: string, today: string) => boolean): Fits =>
  (answer, today) =>
    typeof answer === 'string' && test(answer, today);

const fits: Record<PartKind, Fits> = {
  text: word((text) => /[\p{L}\p{N}]/u.test(text)),
  number: word((text) => DIGITS.test(text)),
  who: word((text) => (AGREED_WITH as readonly string[]).includes(text)),
  numbers: (answer) => typeof answer !== 'string' && answer.every(isTried),
  address: word((text) => (WRONG_ADDRESSES as readonly string[]).includes(text)),
  day: word((text, today) => parseDay(text) !== null && text >= today),
  hour: word((text) => parseClock(text) !== null),
  half: word((text) => (HALVES as readonly string[]).includes(text)),
  bought: word((text, today) => text === WITHIN_7_DAYS || (parseDay(text) !== null && text <= today)),
  year: word((text, today) => /^(19|20)\d\d$/.test(text) && text <= today.slice(0, 4)),
  money: word((text) => /^\d{1,7}(\.\d{1,2})?$/.test(text)),
};

const isTried = ({ number, outcome }: TriedNumber): boolean =>
  DIGITS.test(number) && (TRIED as readonly string[]).includes(outcome);
