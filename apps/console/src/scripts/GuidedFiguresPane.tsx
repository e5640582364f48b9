import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AreaHead } from '../admin/pieces/AreaHead';
import { api } from '../app/api';
import { useBootstrap } from '../app/session';
import { monthDays } from '../conduct/month';
import { dayIn } from '../records/zone-time';
import { ErrorState, LoadingShape } from '../ui';

/** What scripts bring this month: how often each was used, how often contacts answered, how often leads came. */
export function GuidedFiguresPane() {
  const { t } = useTranslation('guided');
  const { company } = useBootstrap();
  const span = monthDays(dayIn(company.zone, new Date()).slice(0, 7));
  const { data, error, refetch } = useQuery({
    queryKey: ['guided-figures', span.from],
    queryFn: ({ signal }) => api('guidedFigures', { query: span, signal }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape />;
  const share = (part: number, of: number) => `${part} · ${Math.round((part / of) * 100)}%`;
  return (
    <>
      <AreaHead title={t('figures.title')} text={t('figures.text', { days: data.followDays })} />
      {data.rows.length === 0 && <p className="sc-none">{t('figures.none')}</p>}
      {data.rows.length > 0 && (
        <table className="sc-figures">
          <thead>
            <tr>
              {(['script', 'uses', 'finished', 'replied', 'leads'] as const).map((column) => (
                <th key={column}>{t(`figures.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ scriptId, title, kind, uses, finished, replied, leads }) => (
              <tr key={scriptId}>
                <td>
                  {title} <small>{t(`kinds.${kind}`)}</small>
                </td>
                <td>{uses}</td>
                <td>{share(finished, uses)}</td>
                <td>{share(replied, uses)}</td>
                <td>{share(leads, uses)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
