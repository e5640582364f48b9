import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RepeatContact } from '#contract';
import { TicketLink } from '../records/TicketLink';
import { When } from '../records/When';
import { useNow } from '../ui';
import { RepeatActs } from './RepeatActs';
import { RepeatEvidence } from './RepeatEvidence';
import styles from './repeats.module.css';

interface Props {
  repeat: RepeatContact;
  open: boolean;
  onToggle(): void;
}

/** One contact who came back; opened, why, who said so, and what can be done about it. */
export function RepeatItem({ repeat, open, onToggle }: Props) {
  const { t } = useTranslation(['repeats', 'service']);
  const now = useNow();
  return (
    <article className={styles.item} data-open={open || undefined} data-testid="repeat-item">
      <div className={styles.head}>
        <button type="button" aria-expanded={open} onClick={onToggle}>
          <ChevronRight className={styles.fold} size={14} aria-hidden />
          <b>{repeat.contactName}</b>
          <span className={styles.why}>
            <b>{t(`causes.${repeat.cause}`)}</b> <RepeatEvidence evidence={repeat.evidence} />
          </span>
          <span>{repeat.agentName ?? '–'}</span>
          <span className={styles.state} data-state={repeat.state}>
            {t(`states.${repeat.state}`)}
          </span>
          <span className={styles.at}>
            <When at={repeat.at} now={now} />
          </span>
        </button>
        <TicketLink number={repeat.ticketNumber} />
      </div>
      {open && (
        <div className={styles.body}>
          <Earlier repeat={repeat} />
          <Steps repeat={repeat} />
          <RepeatActs key={repeat.version} repeat={repeat} />
        </div>
      )}
    </article>
  );
}

function Earlier({ repeat }: { repeat: RepeatContact }) {
  const { t } = useTranslation(['repeats', 'common', 'service']);
  const now = useNow();
  return (
    <p className={styles.quiet}>
      {t(`common:channel.${repeat.channel}`)} · {t(`common:channel.${repeat.earlierChannel}`)}{' '}
      <When at={repeat.earlierAt} now={now} /> <TicketLink number={repeat.earlierTicketNumber} />{' '}
      {repeat.product && t(`service:product.${repeat.product}`)}
    </p>
  );
}

function Steps({ repeat }: { repeat: RepeatContact }) {
  const { t } = useTranslation('repeats');
  const now = useNow();
  return (
    <ol className={styles.steps}>
      {repeat.steps.map((step) => (
        <li key={step.at + step.step}>
          <b>{t(`steps.${step.step}`)}</b> {step.by?.name ?? t('desk')} <When at={step.at} now={now} />
          {step.cause && ` · ${t(`causes.${step.cause}`)}`}
          {step.note && <p>{step.note}</p>}
        </li>
      ))}
    </ol>
  );
}
