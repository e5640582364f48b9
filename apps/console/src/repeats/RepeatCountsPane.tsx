import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { monthText } from '../conduct/month';
import { Button } from '../ui';
import styles from './repeats.module.css';
import { type RepeatFilter, useRepeatCounts } from './use-repeats';

interface Props {
  month: string;
  span: { from: string; to: string };
  /** No later month has anything. */
  last: boolean;
  onMonth(by: number): void;
  onFilter(filter: RepeatFilter): void;
}

/** A month by cause, agent and product; every number opens its rows (law 9). */
export function RepeatCountsPane({ month, span, last, onMonth, onFilter }: Props) {
  const { t, i18n } = useTranslation(['repeats', 'service']);
  const { data } = useRepeatCounts(span.from, span.to);
  return (
    <aside className={styles.counts} aria-label={t('counts.title')}>
      <header>
        <Button look="icon" aria-label={t('counts.before')} onClick={() => onMonth(-1)}>
          <ChevronLeft size={15} aria-hidden />
        </Button>
        <h2>{monthText(month, i18n.language)}</h2>
        <Button look="icon" aria-label={t('counts.after')} disabled={last} onClick={() => onMonth(1)}>
          <ChevronRight size={15} aria-hidden />
        </Button>
      </header>
      {data && (
        <p className={styles.quiet} data-testid="repeat-total">
          {data.total === 0 ? t('counts.none') : t('counts.total', { count: data.total })}
        </p>
      )}
      <Numbers
        title={t('counts.causes')}
        rows={data?.causes.map(({ cause, count }) => ({ key: cause, label: t(`causes.${cause}`), count })) ?? []}
        onPick={(cause) => onFilter({ cause: cause as RepeatFilter['cause'] })}
      />
      <Numbers
        title={t('counts.agents')}
        rows={
          data?.agents.map(({ agentId, agentName, count }) => ({
            key: agentId ?? '',
            label: agentName ?? t('counts.nobody'),
            count,
          })) ?? []
        }
        onPick={(agentId) => agentId && onFilter({ agentId })}
      />
      <Numbers
        title={t('counts.products')}
        rows={
          data?.products.map(({ product, count }) => ({
            key: product,
            label: t(`service:product.${product}`),
            count,
          })) ?? []
        }
        onPick={(product) => onFilter({ product })}
      />
    </aside>
  );
}

interface NumbersProps {
  title: string;
  rows: { key: string; label: string; count: number }[];
  onPick(key: string): void;
}

function Numbers({ title, rows, onPick }: NumbersProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {rows.map(({ key, label, count }) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(key)}>
              <span>{label}</span>
              <strong>{count}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
