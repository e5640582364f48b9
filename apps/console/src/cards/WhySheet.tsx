import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Card, CardLine } from '#contract';
import { SideSheet } from '../records/SideSheet';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { EmptyState, ErrorState, LoadingShape, useNow } from '../ui';
import { amount, formulaText, points, single } from './card-text';
import styles from './cards.module.css';
import { useRows } from './use-cards';

/** Why a line is what it is: its formula and the rows behind its figure (law 9). */
export function WhySheet({ card, line, onClose }: { card: Card; line: CardLine; onClose(): void }) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const rows = useRows(card.id, line.key);
  const measure = single(line);
  return (
    <SideSheet title={`${card.agentName} · ${line.name[locale]}`} onClose={onClose} testId="card-why-sheet">
      <p className={styles.whyHead}>
        <b>{points(line.computed)}</b>
        <span>
          {measure && `${amount(measure.actual)}${measure.target === '0' ? '' : ` / ${amount(measure.target)}`} · `}
          {formulaText(line, t)}
        </span>
      </p>
      {rows.error && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.isPending && <LoadingShape />}
      {rows.data && rows.data.rows.length === 0 && <EmptyState title={t('no_rows')} hint={t('no_rows_hint')} />}
      {rows.data && rows.data.rows.length > 0 && (
        <>
          <p className={styles.sum} data-testid="card-why-sum">
            {t(`together.${rows.data.gather ?? 'none'}`, { n: rows.data.count, value: amount(rows.data.value ?? '0') })}
          </p>
          <Rows rows={rows.data.rows} />
        </>
      )}
    </SideSheet>
  );
}

function Rows({ rows }: { rows: NonNullable<ReturnType<typeof useRows>['data']>['rows'] }) {
  const { t } = useTranslation(['cards', 'common']);
  const now = useNow();
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <li key={row.id} data-testid="card-row">
          <span className={styles.dim}>
            <When at={row.at} now={now} />
          </span>
          <span>
            {row.contactName && <b>{row.contactName}</b>}{' '}
            {row.violationId ? t(`common:conduct_rules.${row.text}` as 'common:conduct_rules.late_reply') : row.text}
            {row.violationId && (
              <Link to="/conduct" search={{ open: row.violationId } as never} className={styles.link}>
                {t('appeal')}
              </Link>
            )}
          </span>
          <TicketLink number={row.ticketNumber} />
          <b>{row.violationId ? `−${amount(row.value)}` : amount(row.value)}</b>
        </li>
      ))}
    </ul>
  );
}
