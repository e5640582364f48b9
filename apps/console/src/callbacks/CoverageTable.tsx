import { useTranslation } from 'react-i18next';
import type { CoverageRow } from '#contract';
import type { Behind } from './CoverageRows';
import styles from './coverage.module.css';

const COLUMNS = [
  ['planned', 'planned'],
  ['done', 'done'],
  ['with_feedback', 'withFeedback'],
  ['overdue', 'overdue'],
  ['cancelled', 'cancelled'],
  ['satisfied', 'satisfied'],
  ['answered', 'answered'],
] as const satisfies [string, keyof CoverageRow][];

/** By reason and agent. */
export function CoverageTable({ rows, onOpen }: { rows: CoverageRow[]; onOpen(behind: Behind): void }) {
  const { t } = useTranslation(['callbacks', 'records']);
  const behindOf = (row: CoverageRow, figure: Behind['figure']): Behind => ({
    title: t('coverage.behind', {
      figure: t(`coverage.columns.${figure}`),
      reason: t(`records:callback.reasons.${row.reason}`),
      agent: row.agentName ?? t('coverage.nobody'),
    }),
    filter: { agentId: row.agentId ?? undefined, reason: row.reason },
    figure,
  });
  return (
    <div className={styles.wide}>
      <table className={styles.table} data-testid="coverage">
        <thead>
          <tr>
            <th>{t('coverage.columns.reason')}</th>
            <th>{t('coverage.columns.agent')}</th>
            {COLUMNS.map(([key]) => (
              <th key={key}>{t(`coverage.columns.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.reason} ${row.agentId}`}>
              <td>{t(`records:callback.reasons.${row.reason}`)}</td>
              <td>{row.agentName ?? t('coverage.nobody')}</td>
              {COLUMNS.map(([key, field]) => (
                <td key={key}>
                  {row[field] === 0 || row.agentId === null ? (
                    row[field]
                  ) : (
                    <button type="button" onClick={() => onOpen(behindOf(row, key))}>
                      {row[field]}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
