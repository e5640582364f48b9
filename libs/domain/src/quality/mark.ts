import { exact, type Exact, over, plus, rounded, textOf, times, ZERO } from '../cards';
import { DomainError } from '../errors';
import type { MinusLine, QualityLine } from './form';

export type WeightedMark = 'met' | 'partly' | 'missed' | 'not_applicable';
export type YesOrNo = 'yes' | 'no';

/** What a reviewer says of a line; a quote is a message of that conversation, in its own words. */
export interface QualityAnswer {
  mark: WeightedMark | YesOrNo;
  comment: string;
  quote: { messageId: string; text: string } | null;
}
export type QualityAnswers = Readonly<Record<string, QualityAnswer>>;

const SHARE: Record<Exclude<WeightedMark, 'not_applicable'>, Exact> = {
  met: exact(1),
  partly: exact('0.5'),
  missed: exact(0),
};
const MARKS: Record<QualityLine['kind'], readonly string[]> = {
  weighted: ['met', 'partly', 'missed', 'not_applicable'],
  minus: ['yes', 'no'],
  fatal: ['yes', 'no'],
};
/** What costs somebody something is said why. */
const COSTS: readonly string[] = ['partly', 'missed', 'yes'];

/**
 * Refuses what is no whole mark of the form: throws `quality_line_unknown`, `quality_mark_wrong` for a word that is not the
 * line's, `quality_lines_open` with the lines that say nothing, `quality_comment_missing` where a line costs something and has
 * neither comment nor quote, `quality_nothing_scored` when no weighted line applies.
 */
export function checkAnswers(lines: readonly QualityLine[], answers: QualityAnswers): void {
  const keys = lines.map(({ key }) => key);
  const unknown = Object.keys(answers).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw new DomainError('quality_line_unknown', { line: unknown });
  const open = keys.filter((key) => !answers[key]);
  if (open.length > 0) throw new DomainError('quality_lines_open', { lines: open });
  for (const { key, kind } of lines) {
    const { mark, comment, quote } = answers[key]!;
    if (!MARKS[kind].includes(mark)) throw new DomainError('quality_mark_wrong', { line: key });
    if (COSTS.includes(mark) && comment.trim().length < 2 && !quote)
      throw new DomainError('quality_comment_missing', { line: key });
  }
  if (!lines.some(({ key, kind }) => kind === 'weighted' && answers[key]!.mark !== 'not_applicable'))
    throw new DomainError('quality_nothing_scored');
}

export interface QualityScore {
  /** 0 to 100, rounded half up to two places, as a decimal text. */
  score: string;
  /** Lines that made it nothing. */
  fatal: string[];
  /** What is proposed to the ledger. */
  minus: MinusLine[];
}

/**
 * The score of checked answers: the weights that were reached over the weights that apply, of a hundred; 0 with a fatal line.
 * −0.5 lines leave it alone: their points are the ledger's, once somebody confirmed them (DOMAIN W2, W8 to W11).
 */
export function scoreQuality(lines: readonly QualityLine[], answers: QualityAnswers): QualityScore {
  const said = (key: string): string => answers[key]!.mark;
  let [reached, applies] = [ZERO, ZERO];
  for (const line of lines) {
    const mark = said(line.key) as WeightedMark;
    if (line.kind !== 'weighted' || mark === 'not_applicable') continue;
    applies = plus(applies, exact(line.weight));
    reached = plus(reached, times(exact(line.weight), SHARE[mark]));
  }
  const fatal = lines.filter(({ key, kind }) => kind === 'fatal' && said(key) === 'yes').map(({ key }) => key);
  const share = fatal.length > 0 ? ZERO : times(over(reached, applies), exact(100));
  const minus = lines.filter((line) => line.kind === 'minus').filter(({ key }) => said(key) === 'yes');
  return { score: textOf(rounded(share, 2)), fatal, minus };
}
