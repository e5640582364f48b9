import { useTranslation } from 'react-i18next';
import type { FairnessRow } from '#contract';
import styles from './fairness.module.css';
import type { FairCell } from './FairnessSheet';

interface Props {
  rows: readonly FairnessRow[];
  selected: FairCell | null;
  onSelect(cell: FairCell): void;
}

const COLUMNS = ['agent', 'willing', 'share', 'could', 'got', 'deviation', 'owed', 'claimed'] as const;

/** One line an agent: two bars for what an even hand gives and what was given, the figures, and a word where chance does not explain it. */
export function FairnessTable({ rows, selected, onSelect }: Props) {
  const { t } = useTranslation('routing');
  const most = Math.max(1, ...rows.flatMap(({ expected, got }) => [expected, got]));
  return (
    <div className={styles.table} role="table" aria-label={t('fairness.tab')}>
      <div className={styles.head} role="row">
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader">
            {t(`fairness.columns.${column}`)}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.agentId} className={styles.row} role="row" data-testid={`fairness-${row.workNumber}`}>
          <span role="cell">
            {row.agentName} <small>{row.workNumber}</small>
          </span>
          <span role="cell">
            <Willing seconds={row.willingSeconds} />
          </span>
          <span role="cell">
            <Bars row={row} most={most} />
          </span>
          <Figure row={row} cell="could" selected={selected} onSelect={onSelect} />
          <Figure row={row} cell="got" selected={selected} onSelect={onSelect} />
          <span role="cell" className={styles.deviation}>
            <Deviation row={row} />
          </span>
          <Figure row={row} cell="owed" selected={selected} onSelect={onSelect} />
          <Figure row={row} cell="claimed" selected={selected} onSelect={onSelect} />
        </div>
      ))}
    </div>
  );
}

function Willing({ seconds }: { seconds: number }) {
  const { t } = useTranslation('routing');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return <>{t('fairness.minutes', { m: minutes })}</>;
  return <>{t('fairness.hours', { h: Math.floor(minutes / 60), m: minutes % 60 })}</>;
}

function Bars({ row: { expected, got, expectedShare, actualShare }, most }: { row: FairnessRow; most: number }) {
  const { t } = useTranslation('routing');
  const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`);
  return (
    <span
      className={styles.bars}
      role="img"
      aria-label={t('fairness.bar', { expected: oneDigit(expected), got })}
      title={t('fairness.bar', { expected: oneDigit(expected), got })}
    >
      <i data-bar="expected" style={{ width: `${(expected / most) * 70}%` }} />
      <small>{percent(expectedShare)}</small>
      <i data-bar="got" style={{ width: `${(got / most) * 70}%` }} />
      <small>{percent(actualShare)}</small>
    </span>
  );
}

function Deviation({ row: { deviation, beyondChance } }: { row: FairnessRow }) {
  const { t } = useTranslation('routing');
  const sign = deviation > 0.05 ? '+' : '';
  return (
    <>
      {sign}
      {oneDigit(deviation)}
      {beyondChance && <em>{t(deviation > 0 ? 'fairness.favoured' : 'fairness.passed_over')}</em>}
    </>
  );
}

/** Every figure opens (law 9). */
function Figure({ row, cell, selected, onSelect }: { row: FairnessRow; cell: FairCell['cell'] } & Omit<Props, 'rows'>) {
  const open = selected?.row.agentId === row.agentId && selected.cell === cell;
  return (
    <span role="cell">
      <button type="button" aria-pressed={open} disabled={row[cell] === 0} onClick={() => onSelect({ row, cell })}>
        {row[cell]}
      </button>
    </span>
  );
}

const oneDigit = (value: number): string => String(Math.round(value * 10) / 10 || 0);
