import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Violation } from '#contract';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { useNow } from '../ui';
import { yuanText } from './amount-text';
import { Acts, type Judging } from './Acts';
import styles from './conduct.module.css';
import { Evidence, evidenceLine } from './Evidence';
import { Life } from './Life';

interface Props {
  violation: Violation;
  open: boolean;
  /** An act that was asked for by a key. */
  asked?: Judging | null;
  onToggle(): void;
  onDone?(): void;
}

/** One line of the ledger; opened, its evidence, its life so far and what can be done about it. */
export function ViolationItem({ violation, open, asked = null, onToggle, onDone }: Props) {
  return (
    <article className={styles.item} data-open={open || undefined} data-testid={`violation-${violation.rule}`}>
      <Head violation={violation} open={open} onToggle={onToggle} />
      {open && (
        <div className={styles.body}>
          <Evidence violation={violation} />
          <Life violation={violation} />
          <Acts key={`${violation.id} ${violation.version}`} violation={violation} asked={asked} onDone={onDone} />
        </div>
      )}
    </article>
  );
}

function Head({ violation, open, onToggle }: Pick<Props, 'violation' | 'open' | 'onToggle'>) {
  const { t } = useTranslation(['conduct', 'common']);
  const now = useNow();
  const { agentName, workNumber, rule, state, points, amount, at } = violation;
  return (
    <div className={styles.head}>
      <button type="button" aria-expanded={open} onClick={onToggle}>
        <ChevronRight className={styles.fold} size={14} aria-hidden />
        <span className={styles.who}>
          <b>{agentName}</b> {workNumber}
        </span>
        <span className={styles.rule}>
          <b>{t(`common:conduct_rules.${rule}`)}</b>
          <span>{evidenceLine(violation, t)}</span>
        </span>
        <span className={styles.state} data-state={state} data-testid="violation-state">
          {t(`states.${state}`)}
        </span>
        <span className={styles.points} data-counts={['confirmed', 'appealed', 'upheld'].includes(state) || undefined}>
          {amount === null ? t('minus', { points }) : t('amounts.yuan', { amount: yuanText(amount) })}
        </span>
        <span className={styles.at}>
          <When at={at} now={now} />
        </span>
      </button>
      <TicketLink number={violation.ticketNumber} />
    </div>
  );
}
