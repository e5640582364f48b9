import { useTranslation } from 'react-i18next';
import type { CardLine } from '#contract';
import { exact, graphEnd } from '#domain';
import styles from './cards.module.css';
import { ShapeGraph } from './ShapeGraph';

/** The shape of a card's line, with a dot where the agent stands; none where it is measured day by day. */
export function FormulaGraph({ line, label }: { line: CardLine; label: string }) {
  const { t } = useTranslation('cards');
  const [measure] = line.measures;
  if (!measure || line.measures.length > 1) return <span className={styles.noGraph} title={label} />;
  const [actual, target, weight] = [exact(measure.actual), exact(measure.target), exact(line.weight)];
  const until = graphEnd(line.formula, weight, actual, target);
  return (
    <ShapeGraph
      formula={line.formula}
      weight={weight}
      target={target}
      until={until}
      actual={actual}
      label={`${t('graph')}: ${label}`}
    />
  );
}
