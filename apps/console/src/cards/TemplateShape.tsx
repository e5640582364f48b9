import { useTranslation } from 'react-i18next';
import { exact } from '#domain';
import { formulaText } from './card-text';
import styles from './cards.module.css';
import { ShapeGraph } from './ShapeGraph';
import { targetNow, type TemplateLine } from './template-draft';

/** How far the picture of a share of orders goes: no target says it. */
const ORDERS = 1_000_000;
const SIZE = [96, 36] as const;

/** The shape of a formula as it is being written; nothing while a number of it is missing. */
export function TemplateShape({ line }: { line: TemplateLine }) {
  const { t } = useTranslation('cards');
  const { formula, weight } = line;
  const target = targetNow(line);
  const numbers = Object.values(formula).filter((value): value is number => typeof value === 'number');
  const sound = [weight, target].every((value) => value >= 0) && numbers.every((value) => value >= 0);
  if (!sound || stepless(formula)) return <span className={styles.noGraph} />;
  return (
    <ShapeGraph
      formula={formula}
      weight={exact(weight)}
      target={exact(target)}
      until={exact(reachOf(line, target))}
      label={`${t('graph')}: ${formulaText(line, t)}`}
      size={SIZE}
    />
  );
}

const stepless = (formula: TemplateLine['formula']): boolean => 'step' in formula && !(formula.step > 0);

function reachOf({ formula, weight }: TemplateLine, target: number): number {
  if (formula.type === 'per_event') return (2 * weight) / (formula.loss || 0.5);
  return formula.type === 'share_of_amount' ? ORDERS : target * 1.5;
}
