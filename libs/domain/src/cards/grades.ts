import { DomainError } from '../errors';
import { compare, type Exact, exact, least, most, rounded, ZERO } from './exact';

/** A grade holds above its lower edge and up to its upper one: 95 < A ≤ 100 (DOMAIN section 3). */
export interface Grade {
  above: number;
  upTo: number;
  name: { 'zh-CN': string; en: string };
  /** What the month's bonus is multiplied with. */
  k: number;
  /** Not from the source: our own proposal, marked so until the company confirms it. */
  nameProposed: boolean;
  kProposed: boolean;
}

const FULL = exact(100);

const grade = (above: number, upTo: number, zh: string, en: string, k: number, from: [boolean, boolean]): Grade => ({
  above,
  upTo,
  name: { 'zh-CN': zh, en },
  k,
  nameProposed: from[0],
  kProposed: from[1],
});

/** The bands of DOMAIN section 3. Where the source is cut off the values are proposals. */
export const GRADES: readonly Grade[] = [
  grade(95, 100, '优秀', 'Excellent', 1.1, [false, false]),
  grade(90, 95, '良好', 'Good', 1, [false, true]),
  grade(85, 90, '合格', 'Satisfactory', 0.9, [true, true]),
  grade(80, 85, '待改进', 'To improve', 0.8, [true, true]),
  grade(0, 80, '不合格', 'Unsatisfactory', 0.6, [true, true]),
];

/** Refuses bands that leave a gap, overlap, or do not reach from 0 to 100: throws `card_grades_wrong` with the edge. */
export function checkGrades(grades: readonly Grade[]): void {
  const upwards = [...grades].sort((a, b) => a.above - b.above);
  let edge = 0;
  for (const { above, upTo, k } of upwards) {
    if (above > edge) throw new DomainError('card_grades_wrong', { why: 'gap', at: edge });
    if (above < edge) throw new DomainError('card_grades_wrong', { why: 'overlap', at: above });
    if (upTo <= above) throw new DomainError('card_grades_wrong', { why: 'empty', at: above });
    if (!(k >= 0)) throw new DomainError('card_grades_wrong', { why: 'k', at: above });
    edge = upTo;
  }
  if (edge !== 100) throw new DomainError('card_grades_wrong', { why: edge < 100 ? 'gap' : 'beyond', at: edge });
}

/** A total as the score that is graded: within 0 to 100, rounded half up to two decimals first (DOMAIN section 3). */
export const scoreOf = (total: Exact): Exact => rounded(least(FULL, most(ZERO, total)), 2);

/** The grade of a score; exactly 95 belongs to the band that ends there. A score of 0 is in the lowest. */
export function gradeOf(grades: readonly Grade[], score: Exact): Grade {
  const downwards = [...grades].sort((a, b) => b.above - a.above);
  return downwards.find(({ above }) => compare(score, exact(above)) > 0) ?? downwards.at(-1)!;
}
