/** Why a line of a holiday file is not taken. */
export type LineFault =
  | 'not_a_line'
  | 'no_start'
  | 'bad_date'
  | 'twice'
  | 'ends_first'
  | 'too_long'
  | 'bad_duration'
  | 'part_of_day'
  | 'unknown_zone'
  | 'rule_frequency'
  | 'rule_part'
  | 'changed_instance'
  | 'cancelled'
  | 'contradicts';

export interface RefusedLine {
  /** Counted from 1. */
  line: number;
  fault: LineFault;
  /** How the line begins, for a person to find it. */
  text: string;
}

const SHOWN = 80;

export const refusedLine = (line: number, fault: LineFault, text: string): RefusedLine => ({
  line,
  fault,
  text: text.slice(0, SHOWN),
});

/** Thrown while one event is read, and caught by who reads the file: the rest of it is still good. */
export class LineRefused extends Error {
  constructor(
    readonly fault: LineFault,
    readonly at: { line: number; name: string; value: string },
  ) {
    super(fault);
  }
}
