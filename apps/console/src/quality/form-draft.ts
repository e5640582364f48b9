import type { QualityForm, QualityLineView } from '#contract';
import { conductRule } from '#contract';
import { checkQualityForm, DomainError, type QualityLine } from '#domain';

type Name = QualityForm['name'];
export type LineKind = QualityLineView['kind'];
export interface FormProblem {
  code: string;
  detail: { line?: string; field?: 'name' | 'help'; [more: string]: unknown };
}

export const MOST_LINES = 40;
export const KINDS: readonly LineKind[] = ['weighted', 'minus', 'fatal'];

/** A line without words yet, under a key that no other line of the form has. */
export function withLine(lines: readonly QualityLineView[], kind: LineKind): QualityLineView[] {
  const keys = lines.map(({ key }) => key);
  const n = Array.from({ length: keys.length + 1 }, (_, i) => i + 1).find((i) => !keys.includes(`line_${i}`))!;
  const words = { key: `line_${n}`, name: { 'zh-CN': '', en: '' }, help: { 'zh-CN': '', en: '' } };
  return [...lines, ofKind(words, kind, lines)];
}

/** A line as another kind: what it is called stays. */
export function ofKind(
  { key, name, help }: Pick<QualityLineView, 'key' | 'name' | 'help'>,
  kind: LineKind,
  lines: readonly QualityLineView[],
): QualityLineView {
  if (kind === 'weighted') return { key, name, help, kind, weight: 10 };
  return kind === 'minus' ? { key, name, help, kind, rule: freeRules(lines, key)[0]! } : { key, name, help, kind };
}

/** Rules that no other line of the form proposes. */
export function freeRules(lines: readonly QualityLineView[], key: string) {
  const taken = lines.flatMap((line) => (line.kind === 'minus' && line.key !== key ? [line.rule] : []));
  return conductRule.options.filter((rule) => !taken.includes(rule));
}

/** The lines with one of them a place up (-1) or down (1). */
export function moved(lines: readonly QualityLineView[], key: string, by: -1 | 1): QualityLineView[] {
  const from = lines.findIndex((line) => line.key === key);
  const to = from + by;
  if (to < 0 || to >= lines.length) return [...lines];
  const others = lines.toSpliced(from, 1);
  return others.toSpliced(to, 0, lines[from]!);
}

/** The first thing that is wrong with a form, by the very rule of the server. */
export function formProblem(name: Name, lines: readonly QualityLineView[]): FormProblem | null {
  const unsaid = lines.find((line) => empty(line.name) || empty(line.help));
  if (unsaid)
    return { code: 'words_missing', detail: { line: unsaid.key, field: empty(unsaid.name) ? 'name' : 'help' } };
  if (empty(name)) return { code: 'words_missing', detail: {} };
  try {
    checkQualityForm(lines as QualityLine[]);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, detail: error.detail as FormProblem['detail'] };
    throw error;
  }
}

const empty = (words: Name): boolean => !words['zh-CN'].trim() || !words.en.trim();
