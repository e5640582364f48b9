import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRow, Figures } from '#contract';
import { FigureHead } from './FigureHead';
import { FigureValue } from './FigureValue';
import { sameCell, type Cell } from './figure-cell';
import { changeOf, nextSorting, sortedRows, type Sorting, type SortKey } from './figure-table';
import styles from './figures.module.css';
import { useRowName } from './row-name';
import { periodText } from './ranges';

const ROW_PX = 36;

interface Props {
  figures: Figures;
  /** The whole of the span before, when it is compared. */
  before: Figures['totals'] | null;
  teamId?: string;
  /** Another query is on its way; what stands here is the one before. */
  stale: boolean;
  selected: Cell | null;
  onSelect: (cell: Cell) => void;
}

export function FigureTable({ figures, before, teamId, stale, selected, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<Sorting>({ key: 'agent', descending: false });
  const sorted = useMemo(() => sortedRows(figures.rows, sorting), [figures.rows, sorting]);
  const rows = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const sort = (key: SortKey) => setSorting(nextSorting(sorting, key));
  const columns = { '--figures': figures.meanings.length } as CSSProperties;
  return (
    <div
      ref={box}
      className={styles.scroll}
      data-stale={stale || undefined}
      style={columns}
      role="table"
      aria-rowcount={sorted.length + 2}
    >
      <FigureHead by={figures.by} meanings={figures.meanings} sorting={sorting} onSort={sort} />
      <div className={styles.body} style={{ height: rows.getTotalSize() }} role="rowgroup">
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            className={styles.row}
            role="row"
            // Of the rows of one agent the first names the agent, the others stand back.
            data-again={(index > 0 && sorted[index - 1]!.id === sorted[index]!.id) || undefined}
            aria-rowindex={index + 2}
            style={{ transform: `translateY(${start}px)` }}
          >
            <RowCells row={sorted[index]!} figures={figures} teamId={teamId} selected={selected} onSelect={onSelect} />
          </div>
        ))}
      </div>
      <TotalsRow figures={figures} before={before} />
    </div>
  );
}

interface RowProps extends Omit<Props, 'stale' | 'before'> {
  row: FigureRow;
}

function RowCells({ row, figures: { meanings, step, by }, teamId, selected, onSelect }: RowProps) {
  const { i18n } = useTranslation('figures');
  const name = useRowName(by);
  return (
    <>
      <span role="rowheader" className={styles.agent}>
        {name(row)} <small>{row.number}</small>
      </span>
      <span role="cell" className={styles.period}>
        {periodText(row.period, step, i18n.language)}
      </span>
      {meanings.map((meaning) => {
        const cell = { row, figure: meaning.key, step, by, teamId };
        return (
          <FigureValue
            key={meaning.key}
            meaning={meaning}
            cell={row.cells[meaning.key]}
            selected={sameCell(selected, cell)}
            testId={`figure-cell-${row.number || row.id}-${meaning.key}-${row.period}`}
            onSelect={() => onSelect(cell)}
          />
        );
      })}
    </>
  );
}

function TotalsRow({ figures: { meanings, totals }, before }: Pick<Props, 'figures' | 'before'>) {
  const { t } = useTranslation('figures');
  return (
    <div className={styles.totals} role="row">
      <span role="rowheader" className={styles.agent}>
        {t('total')}
      </span>
      <span role="cell" />
      {meanings.map((meaning) => (
        <FigureValue
          key={meaning.key}
          meaning={meaning}
          cell={totals[meaning.key]}
          change={before && changeOf(totals[meaning.key].value, before[meaning.key].value)}
          testId={`figure-total-${meaning.key}`}
        />
      ))}
    </div>
  );
}
