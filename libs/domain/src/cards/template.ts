import { DomainError } from '../errors';
import type { SettingKey } from '../figures';
import { compare, exact, sum } from './exact';
import { checkFormula, type Formula, inYuan } from './formula';
import { checkGrades, type Grade } from './grades';

/** Where a line's figure comes from; every line names it (「后台数据」, 「直接上级」). */
export type LineSource =
  /** Counted from events, and open to the rows behind it. */
  | { kind: 'figure'; figure: string }
  /** Points of the conduct ledger that hold. */
  | { kind: 'violations' }
  /** Scores of script refinement, per due day. */
  | { kind: 'refinements' }
  /** Reports of work that were due in the month, and how many came in time (DOMAIN F5). */
  | { kind: 'reports' }
  /** A team lead's own mark. */
  | { kind: 'mark' }
  /** Written in from elsewhere, by whom and with a note. */
  | { kind: 'import' }
  /** The figures of an all-or-nothing formula. */
  | { kind: 'conditions' };

export type LineTarget =
  /** A dated number of the desk, for the month or for each working day. */
  | { kind: 'setting'; setting: SettingKey; per: 'month' | 'day' }
  | { kind: 'fixed'; value: number; prorated: boolean }
  | { kind: 'none' };

export interface TemplateLine {
  key: string;
  name: { 'zh-CN': string; en: string };
  /** Its part of 100, which is its full mark; 0 for lines in yuan. */
  weight: number;
  formula: Formula;
  source: LineSource;
  target: LineTarget;
  /** What is evidence for it. */
  note: { 'zh-CN': string; en: string };
  /** Our proposal where the source is cut off. */
  proposed: boolean;
}

export interface TemplateContent {
  lines: readonly TemplateLine[];
  grades: readonly Grade[];
}

/**
 * Refuses a template that could not be computed: throws `card_weights_wrong` unless the weights of points add to 100,
 * `card_line_wrong` with the line, `card_target_zero`, `card_formula_wrong`, `card_figure_unknown`, `card_grades_wrong`.
 */
export function checkTemplate({ lines, grades }: TemplateContent, figures: readonly string[]): void {
  const keys = lines.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new DomainError('card_line_wrong', { line: twice, why: 'twice' });
  for (const line of lines) inLine(line.key, () => checkLine(line, figures));
  const total = sum(lines.map(({ weight }) => exact(weight)));
  if (compare(total, exact(100)) !== 0)
    throw new DomainError('card_weights_wrong', { sum: Number(total.n) / Number(total.d) });
  checkGrades(grades);
}

function checkLine({ key, weight, formula, source, target }: TemplateLine, figures: readonly string[]): void {
  if (inYuan(formula) ? weight !== 0 : !(weight > 0))
    throw new DomainError('card_line_wrong', { line: key, why: 'weight' });
  for (const figure of figuresOf({ formula, source }))
    if (!figures.includes(figure)) throw new DomainError('card_figure_unknown', { line: key, figure });
  if (!fits(formula, source)) throw new DomainError('card_line_wrong', { line: key, why: 'source' });
  if (needsTarget(formula, source) && target.kind === 'none') throw new DomainError('card_target_zero');
  if (target.kind === 'fixed' && !(target.value > 0)) throw new DomainError('card_target_zero');
  checkFormula(formula, weight);
}

/** Every figure a line is counted from. */
export function figuresOf({ formula, source }: Pick<TemplateLine, 'formula' | 'source'>): string[] {
  if (source.kind === 'figure') return [source.figure];
  return formula.type === 'all_or_nothing' ? formula.conditions.map(({ figure }) => figure) : [];
}

function fits(formula: Formula, { kind }: LineSource): boolean {
  if ((formula.type === 'mark') !== (kind === 'mark')) return false;
  if ((formula.type === 'all_or_nothing') !== (kind === 'conditions')) return false;
  if (formula.type === 'per_unit_missing') return kind === 'figure';
  if (kind === 'reports') return formula.type === 'per_missing';
  return kind !== 'violations' || formula.type === 'per_event';
}

/** Refinements and reports are held against what was due, not against a number of the template. */
function needsTarget({ type }: Formula, { kind }: LineSource): boolean {
  if (kind === 'refinements' || kind === 'reports') return false;
  return !['mark', 'all_or_nothing', 'per_event', 'share_of_amount'].includes(type);
}

/** The same refusal, which says in which line. */
function inLine(line: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, { line, ...error.detail });
    throw error;
  }
}
