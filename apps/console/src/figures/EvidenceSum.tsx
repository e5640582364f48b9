import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FigureEvidence, Figures } from '#contract';
import type { Cell } from './figure-cell';
import { agrees, gathered } from './figure-table';
import { figureText } from './figure-text';
import styles from './figures.module.css';

interface Props {
  cell: Cell;
  meaning: Figures['meanings'][number];
  evidence: readonly FigureEvidence[];
  /** All rows are loaded, so that they can be held against the cell. */
  whole: boolean;
}

/** What the loaded rows come to, and whether that is what the cell says. */
export function EvidenceSum({ cell: { row, figure }, meaning, evidence, whole }: Props) {
  const { t, i18n } = useTranslation('figures');
  const own = gathered(
    meaning.gather,
    evidence.map(({ value }) => value),
  );
  const same = agrees(row.cells[figure]?.value ?? null, own);
  const text = figureText(own, meaning.unit, i18n.language);
  return (
    <p className={styles.sum} data-testid="figure-sheet-sum" data-agrees={whole ? same : undefined}>
      <span>{t(`evidence.${meaning.gather}`, { n: evidence.length, value: text })}</span>
      {whole && same && (
        <span>
          <Check size={14} aria-hidden /> {t('evidence.agrees')}
        </span>
      )}
      {whole && !same && (
        <strong>
          <TriangleAlert size={14} aria-hidden /> {t('evidence.differs')}
        </strong>
      )}
      {!whole && <span>{t('evidence.more_to_load')}</span>}
    </p>
  );
}
