import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConductMonth } from '#contract';
import { Button } from '../ui';
import styles from './conduct.module.css';
import { monthFrom, monthText } from './month';
import { useMonth } from './use-conduct';

interface Props {
  month: string;
  /** The month that runs: there is none after it. */
  last: string;
  chosen: string | undefined;
  onMonth(month: string): void;
  onAgent(agentId: string): void;
}

/** What a month comes to for each agent; every figure opens the rows that make it (law 9). */
export function MonthPoints({ month, last, chosen, onMonth, onAgent }: Props) {
  const { t, i18n } = useTranslation(['conduct', 'common']);
  const { data } = useMonth(month);
  const rows = data?.rows ?? [];
  return (
    <aside className={styles.month} aria-label={t('month.title')}>
      <header>
        <h2>{t('month.title')}</h2>
        <div>
          <Button look="icon" aria-label={t('month.before')} onClick={() => onMonth(monthFrom(month, -1))}>
            <ChevronLeft size={15} aria-hidden />
          </Button>
          <span>{monthText(month, i18n.language)}</span>
          <Button
            look="icon"
            aria-label={t('month.after')}
            disabled={month >= last}
            onClick={() => onMonth(monthFrom(month, 1))}
          >
            <ChevronRight size={15} aria-hidden />
          </Button>
        </div>
      </header>
      {rows.length === 0 && <p className={styles.quiet}>{t('month.none')}</p>}
      <ul>
        {rows.map((row) => (
          <Line key={row.agentId} row={row} pressed={chosen === row.agentId} onAgent={onAgent} />
        ))}
      </ul>
      {data && data.faults.length > 0 && (
        <dl className={styles.faults} data-testid="order-faults">
          <dt>{t('month.faults')}</dt>
          {data.faults.map(({ rule, count }) => (
            <dd key={rule}>
              {t(`common:conduct_rules.${rule}`)} <b>{count}</b>
            </dd>
          ))}
        </dl>
      )}
    </aside>
  );
}

function Line({
  row: { agentId, agentName, workNumber, points, counts },
  pressed,
  onAgent,
}: {
  row: ConductMonth['rows'][number];
  pressed: boolean;
  onAgent: Props['onAgent'];
}) {
  const { t } = useTranslation('conduct');
  const open = (counts.proposed ?? 0) + (counts.appealed ?? 0);
  return (
    <li>
      <button
        type="button"
        aria-pressed={pressed}
        data-testid={`conduct-month-${workNumber}`}
        onClick={() => onAgent(agentId)}
      >
        <span>
          <b>{agentName}</b> {workNumber}
        </span>
        <small>{open > 0 && t('month.waiting', { count: open })}</small>
        <strong>{points > 0 ? t('minus', { points }) : '0'}</strong>
      </button>
    </li>
  );
}
