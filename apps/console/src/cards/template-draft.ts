import { type CardTemplate, figureKey } from '#contract';
import { checkTemplate, DomainError, type FormulaType, SETTINGS, type TemplateContent } from '#domain';

export type TemplateLine = CardTemplate['lines'][number];
export type Grade = CardTemplate['grades'][number];
export type Formula = TemplateLine['formula'];
export type Draft = Pick<CardTemplate, 'name' | 'lines' | 'grades'>;

/** Every formula a line can have, with numbers to start from: those of the source where it has any (DOMAIN section 5). */
export const FORMULAS: { [T in FormulaType]: Extract<Formula, { type: T }> } = {
  capped_share: { type: 'capped_share' },
  threshold_linear: { type: 'threshold_linear', threshold: 85, cap: 80 },
  steps_below: { type: 'steps_below', step: 0.5, loss: 2 },
  steps_both: { type: 'steps_both', step: 10, points: 2 },
  per_missing: { type: 'per_missing', loss: 2 },
  all_or_nothing: {
    type: 'all_or_nothing',
    conditions: [{ figure: 'windows_missed', compare: 'at_most', limit: 0 }],
  },
  share_of_amount: { type: 'share_of_amount', perMille: 3, bonus: 0, base: 0 },
  per_event: { type: 'per_event', loss: 0.5, floor: 0 },
  per_unit_missing: { type: 'per_unit_missing', amount: 1 },
  mark: { type: 'mark' },
};

const YUAN: readonly FormulaType[] = ['share_of_amount', 'per_unit_missing'];
export const isInYuan = ({ formula }: Pick<TemplateLine, 'formula'>): boolean => YUAN.includes(formula.type);

/** Which sources a formula can be counted from. */
export function sourcesOf(type: FormulaType): TemplateLine['source']['kind'][] {
  if (type === 'mark') return ['mark'];
  if (type === 'all_or_nothing') return ['conditions'];
  if (type === 'per_unit_missing') return ['figure'];
  if (type === 'per_event') return ['violations', 'figure', 'import'];
  return type === 'capped_share' ? ['figure', 'refinements', 'import'] : ['figure', 'import'];
}

export const sourceOf = (kind: TemplateLine['source']['kind']): TemplateLine['source'] =>
  kind === 'figure' ? { kind, figure: 'valid_leads' } : { kind };

/** Whether a line is held against a number of the template or of the desk. */
export const takesTarget = ({ formula, source }: Pick<TemplateLine, 'formula' | 'source'>): boolean =>
  source.kind !== 'refinements' && !['mark', 'all_or_nothing', 'per_event', 'share_of_amount'].includes(formula.type);

/** Another formula, with a source, a weight and a target that go with it. */
export function withFormula(line: TemplateLine, type: FormulaType): TemplateLine {
  const formula = FORMULAS[type];
  const kinds = sourcesOf(type);
  const source = kinds.includes(line.source.kind) ? line.source : sourceOf(kinds[0]!);
  const weight = YUAN.includes(type) ? 0 : line.weight || 10;
  return withTarget({ ...line, formula, source, weight });
}

/** Lines that take a target have one, and others none. */
export function withTarget(line: TemplateLine): TemplateLine {
  if (!takesTarget(line)) return { ...line, target: { kind: 'none' } };
  if (line.formula.type === 'per_unit_missing')
    return { ...line, target: { kind: 'setting', setting: 'talk.day', per: 'day' } };
  return line.target.kind === 'none' ? { ...line, target: { kind: 'fixed', value: 1, prorated: false } } : line;
}

export function newLine(lines: readonly TemplateLine[]): TemplateLine {
  const keys = lines.map(({ key }) => key);
  const n = Array.from({ length: keys.length + 1 }, (_, i) => i + 1).find((i) => !keys.includes(`line_${i}`))!;
  const words = { 'zh-CN': '', en: '' };
  const line = { key: `line_${n}`, name: words, note: words, weight: 10, proposed: false };
  return { ...line, formula: { type: 'mark' }, source: { kind: 'mark' }, target: { kind: 'none' } };
}

export function newGrade(grades: readonly Grade[]): Grade {
  const below = Math.min(...grades.map(({ upTo }) => upTo));
  const name = { 'zh-CN': '', en: '' };
  return { above: 0, upTo: below, name, k: 1, nameProposed: true, kProposed: true };
}

/** What a template's target is today, for its graph. */
export function targetNow({ target }: TemplateLine): number {
  if (target.kind === 'fixed') return target.value;
  return target.kind === 'setting' ? SETTINGS[target.setting].value : 0;
}

export interface Problem {
  code: string;
  /** Which line, field or edge it is about. */
  detail: { line?: string; field?: string; why?: string; at?: number; [more: string]: unknown };
}

/** The first thing that is wrong with a template, by the very rules of the server. */
export function problemOf({ name, lines, grades }: Draft): Problem | null {
  const unnamed = [name, ...lines.flatMap((line) => [line.name, line.note]), ...grades.map((grade) => grade.name)];
  const empty = (words: { 'zh-CN': string; en: string }) => !words['zh-CN'].trim() || !words.en.trim();
  const numbered = lines.find(({ weight }) => !Number.isFinite(weight));
  if (numbered) return { code: 'card_line_wrong', detail: { line: numbered.key, why: 'weight' } };
  try {
    checkTemplate({ lines, grades } as TemplateContent, figureKey.options);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, detail: error.detail as Problem['detail'] };
    throw error;
  }
  if (!unnamed.some(empty)) return null;
  const line = lines.find((one) => empty(one.name) || empty(one.note));
  return { code: 'words_missing', detail: line ? { line: line.key, field: empty(line.name) ? 'name' : 'note' } : {} };
}
