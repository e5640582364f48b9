import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureRow, Figures } from '#contract';
import { FigureHead } from './FigureHead';
import { FigureValue } from './FigureValue';
import { sameCell, type Cell } from './figure-cell';
import { nextSorting, sortedRows, type Sorting, type SortKey } from './figure-table';
import styles from './figures.module.css';
import { periodText } from './ranges';

const ROW_PX = 36;

interface Props {
  figures: Figures;
  /** Another query is on its way; what stands here is the one before. */
  stale: boolean;
  selected: Cell | null;
  onSelect: (cell: Cell) => void;
}

export function FigureTable({ figures, stale, selected, onSelect }: Props) {
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
      <FigureHead meanings={figures.meanings} sorting={sorting} onSort={sort} />
      <div className={styles.body} style={{ height: rows.getTotalSize() }} role="rowgroup">
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            className={styles.row}
            role="row"
            // Of the rows of one agent the first names the agent, the others stand back.
            data-again={(index > 0 && sorted[index - 1]!.agentId === sorted[index]!.agentId) || undefined}
            aria-rowindex={index + 2}
            style={{ transform: `translateY(${start}px)` }}
          >
            <RowCells row={sorted[index]!} figures={figures} selected={selected} onSelect={onSelect} />
          </div>
        ))}
      </div>
      <TotalsRow figures={figures} />
    </div>
  );
}

interface RowProps extends Omit<Props, 'stale'> {
  row: FigureRow;
}

function RowCells({ row, figures: { meanings, step }, selected, onSelect }: RowProps) {
  const { i18n } = useTranslation('figures');
  return (
    <>
      <span role="rowheader" className={styles.agent}>
        {row.agentName} <small>{row.workNumber}</small>
      </span>
      <span role="cell" className={styles.period}>
        {periodText(row.period, step, i18n.language)}
      </span>
      {meanings.map((meaning) => {
        const cell = { row, figure: meaning.key, step };
        return (
          <FigureValue
            key={meaning.key}
            meaning={meaning}
            cell={row.cells[meaning.key]}
            selected={sameCell(selected, cell)}
            testId={`figure-cell-${row.workNumber}-${meaning.key}-${row.period}`}
            onSelect={() => onSelect(cell)}
          />
        );
      })}
    </>
  );
}

function TotalsRow({ figures: { meanings, totals } }: { figures: Figures }) {
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
          testId={`figure-total-${meaning.key}`}
        />
      ))}
    </div>
  );
}
