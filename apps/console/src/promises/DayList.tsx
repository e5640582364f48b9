import { useTranslation } from 'react-i18next';
import type { DayProps } from './DayBoard';
import { GapText, Hours, Slot } from './DaySlots';
import styles from './promises.module.css';
import { useResourceName } from './use-resource-name';
import type { Column } from './day-columns';

/** The same day on a phone: one resource under the other, slots and gaps in the order of the hours. */
export function DayList({ board, columns, onOpen }: DayProps) {
  return (
    <div className={styles.days} data-testid="day-list" tabIndex={0}>
      {columns.map((column) => (
        <section key={column.key}>
          <Title column={column} />
          {linesOf(column).map((line) =>
            'entry' in line ? (
              <Slot key={line.entry.key} entry={line.entry} board={board} onOpen={onOpen} />
            ) : (
              <p key={line.gap.from} className={styles.gap}>
                <Hours entry={line.gap} /> <GapText gap={line.gap} />
              </p>
            ),
          )}
        </section>
      ))}
    </div>
  );
}

function linesOf({ entries, gaps }: Column) {
  const lines = [...entries.map((entry) => ({ at: entry.from, entry })), ...gaps.map((gap) => ({ at: gap.from, gap }))];
  return lines.sort((a, b) => a.at - b.at);
}

function Title({ column }: { column: Column }) {
  const { t } = useTranslation('promises');
  const name = useResourceName(column);
  return <h2 data-nobody={name === null || undefined}>{name ?? t('board.unassigned')}</h2>;
}
