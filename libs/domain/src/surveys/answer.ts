import { DomainError } from '../errors';

/** 5 is very satisfied, 1 very dissatisfied. */
export const SURVEY_SCORES = [5, 4, 3, 2, 1] as const;
export type SurveyScore = (typeof SURVEY_SCORES)[number];
export const LONGEST_SURVEY_REMARK = 1000;

/** Someone who says 4 or 5 is satisfied (DOMAIN V6). */
export const SATISFIED_FROM = 4;
/** 1 and 2 are bad: somebody calls back (DOMAIN V18). */
export const BAD_UP_TO = 2;

export interface SurveyAnswer {
  score: SurveyScore;
  /** Null where the contact left the question out. */
  solved: boolean | null;
  remark: string;
}

interface Asked {
  answeredAt: Date | null;
  expiresAt: Date | null;
}

/** What was written into the form, as yet unchecked. */
export interface Written {
  score?: unknown;
  solved?: unknown;
  remark?: unknown;
}

/**
 * Takes what a contact wrote for an answer. One answer per question: throws `survey_answered`; `survey_expired` after its last
 * moment, `survey_score_missing` for no score of 1 to 5, `survey_remark_too_long`.
 */
export function answerSurvey(asked: Asked, written: Written, now: Date): SurveyAnswer {
  if (asked.answeredAt) throw new DomainError('survey_answered');
  if (asked.expiresAt && asked.expiresAt < now) throw new DomainError('survey_expired');
  const score = SURVEY_SCORES.find((one) => String(one) === String(written.score ?? ''));
  if (!score) throw new DomainError('survey_score_missing', { field: 'score' });
  const remark = typeof written.remark === 'string' ? written.remark.trim() : '';
  if ([...remark].length > LONGEST_SURVEY_REMARK)
    throw new DomainError('survey_remark_too_long', { field: 'remark', limit: LONGEST_SURVEY_REMARK });
  return { score, solved: solvedOf(written.solved), remark };
}

const SOLVED: Record<string, boolean> = { yes: true, no: false, true: true, false: false };
const solvedOf = (written: unknown): boolean | null => SOLVED[String(written ?? '')] ?? null;

/** What an answer brings about: a call for who is unhappy or unhelped (V18), the ticket open again where its rule says so (V4). */
export function afterAnswer(
  { score, solved }: Pick<SurveyAnswer, 'score' | 'solved'>,
  reopens: boolean,
): { isBad: boolean; callsBack: boolean; reopens: boolean } {
  const isBad = score <= BAD_UP_TO;
  return { isBad, callsBack: isBad || solved === false, reopens: reopens && solved === false };
}
