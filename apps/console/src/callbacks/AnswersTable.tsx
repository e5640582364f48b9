import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AnswersRow, type CallbackAbout, OF_NONE } from '#contract';
import { api } from '../app/api';
import { EmptyState, ErrorState, LoadingShape } from '../ui';
import type { Behind } from './CoverageRows';
import styles from './coverage.module.css';

const COLUMNS = [
  ['planned', 'planned'],
  ['answered', 'answered'],
  ['satisfied', 'satisfied'],
  ['neutral', 'neutral'],
  ['not_satisfied', 'notSatisfied'],
] as const satisfies [string, keyof AnswersRow][];

interface Props {
  about: CallbackAbout;
  span: { from: string; to: string };
  onOpen(behind: Behind): void;
}

/** What contacts said, by what it was about, the most dissatisfied first (DOMAIN K4). */
export function AnswersTable({ about, span, onOpen }: Props) {
  const { t, i18n } = useTranslation(['callbacks', 'service']);
  const query = { ...span, about };
  const { data, error, refetch } = useQuery({
    queryKey: ['callback-coverage', 'answers', query],
    queryFn: ({ signal }) => api('callbackAnswers', { query, signal }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape />;
  if (data.rows.length === 0) return <EmptyState title={t('coverage.empty.title')} hint={t('coverage.empty.hint')} />;
  const nameOf = ({ key, name }: AnswersRow) => {
    if (key === OF_NONE) return t('coverage.not_written');
    if (about === 'territory') return name || t('coverage.not_written');
    return t(`service:${about === 'product' ? 'product' : 'serviceType'}.${key}`);
  };
  const behindOf = (row: AnswersRow, figure: Behind['figure']): Behind => ({
    title: t('coverage.behind_about', { figure: t(`coverage.columns.${figure}`), about: nameOf(row) }),
    filter: { about, aboutKey: row.key },
    figure,
  });
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <div className={styles.wide}>
      <table className={`${styles.table} ${styles.answers}`} data-testid="answers">
        <thead>
          <tr>
            <th>{t(`coverage.abouts.${about}`)}</th>
            {COLUMNS.map(([key]) => (
              <th key={key}>{t(`coverage.columns.${key}`)}</th>
            ))}
            <th>{t('coverage.satisfied')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.key}>
              <td>{nameOf(row)}</td>
              {COLUMNS.map(([key, field]) => (
                <td key={key}>
                  {row[field] === 0 ? (
                    0
                  ) : (
                    <button type="button" data-testid={`answers-${key}`} onClick={() => onOpen(behindOf(row, key))}>
                      {row[field]}
                    </button>
                  )}
                </td>
              ))}
              <td>{row.answered === 0 ? '–' : percent.format(row.satisfied / row.answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
