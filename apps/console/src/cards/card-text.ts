import type { TFunction } from 'i18next';
import type { CardLine, CardTemplate } from '#contract';
import { exact, shown } from '#domain';

type Line = CardTemplate['lines'][number];

/** Points with two decimals; a dash for what nobody knows yet. */
export const points = (text: string | null): string => (text === null ? '–' : shown(exact(text), 2));

/** What was reached: whole where it is whole. */
export function amount(text: string): string {
  const value = exact(text);
  return value.d === 1n ? String(value.n) : shown(value, 2).replace(/0$/, '');
}

/** A formula in words with its numbers. */
export function formulaText({ formula, weight }: Pick<Line, 'formula' | 'weight'>, t: TFunction<'cards'>): string {
  const { type, ...numbers } = formula;
  if (formula.type === 'all_or_nothing') return t('formula.all_or_nothing', { n: formula.conditions.length, weight });
  if (formula.type === 'per_event' && formula.loss === null)
    return t('formula.per_event_own', { floor: formula.floor, weight });
  return t(`formula.${type}`, { ...numbers, weight });
}

/** Where a line's figure comes from. */
export const sourceText = ({ source }: Pick<Line, 'source'>, t: TFunction<'cards'>): string =>
  t(`source.${source.kind}`);

/** The sum of many measures, such as of days, says how many there are instead. */
export const single = ({ measures }: CardLine) => (measures.length === 1 ? measures[0]! : null);
