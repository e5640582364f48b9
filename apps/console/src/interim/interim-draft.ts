import { type InterimType, type Part, type PartKind, partsOf, type TriedNumber } from '#domain';

export type InterimAnswers = Record<string, string | TriedNumber[]>;

/** What is filled in already when a type is chosen: the number that is known of the contact. */
export function startOf(type: InterimType, phone: string): InterimAnswers {
  const empty = (kind: PartKind): string | TriedNumber[] => {
    if (kind === 'number') return phone;
    return kind === 'numbers' ? [{ number: phone, outcome: 'no_answer' }] : '';
  };
  return Object.fromEntries(partsOf(type).map(([name, { kind }]) => [name, empty(kind)]));
}

/** Parts that stand in one row belong together: a day with its hours. */
export function rowsOf(type: InterimType): [name: string, part: Part][][] {
  const rows: [string, Part][][] = [];
  for (const part of partsOf(type)) {
    const together = ['date', 'from', 'to', 'half'].includes(part[0]);
    const last = rows.at(-1);
    if (together && last && ['date', 'from', 'to'].includes(last[0]![0])) last.push(part);
    else rows.push([part]);
  }
  return rows;
}

/** What is sent: numbers that were left empty were not tried. */
export function answersOf(answers: InterimAnswers): InterimAnswers {
  const said = ([, answer]: [string, string | TriedNumber[]]) => typeof answer === 'string' || answer.length > 0;
  const kept = Object.entries(answers).map(([name, answer]): [string, string | TriedNumber[]] => [
    name,
    typeof answer === 'string' ? answer : answer.filter(({ number }) => number.trim() !== ''),
  ]);
  return Object.fromEntries(kept.filter(said));
}

/** Whether saving it makes a promise: a day with both hours. */
export const promises = ({ date, from, to }: InterimAnswers): boolean => Boolean(date && from && to);
