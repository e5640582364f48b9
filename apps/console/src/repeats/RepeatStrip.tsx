import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepeatContact } from '#contract';
import { When } from '../records/When';
import { Button, useNow } from '../ui';
import { RepeatActs } from './RepeatActs';
import { RepeatEvidence } from './RepeatEvidence';
import styles from './repeats.module.css';
import { useOpenRepeats, useRepeatEvents } from './use-repeats';

/** Above the conversation of somebody who came back: why, and the apology first (DOMAIN M10). */
export function RepeatStrip({ ticketId }: { ticketId: string }) {
  useRepeatEvents();
  const [repeat] = useOpenRepeats(ticketId);
  return repeat ? <Strip key={`${repeat.id} ${repeat.version}`} repeat={repeat} /> : null;
}

function Strip({ repeat }: { repeat: RepeatContact }) {
  const { t } = useTranslation(['repeats', 'common']);
  const now = useNow();
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.strip} aria-label={t('second')} data-testid="repeat-strip">
      <div className={styles.line}>
        <RotateCcw size={14} aria-hidden />
        <b>{t('second')}</b>
        <span className={styles.cause} data-testid="repeat-cause">
          {t(`causes.${repeat.cause}`)}
        </span>
        <RepeatEvidence evidence={repeat.evidence} />
        <span className={styles.earlier}>
          <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(repeat.earlierTicketNumber) }}>
            {t(`common:channel.${repeat.earlierChannel}`)} #{repeat.earlierTicketNumber}
          </Link>{' '}
          <When at={repeat.earlierAt} now={now} />
        </span>
        <strong>{t('apologise')}</strong>
        <Button aria-expanded={open} data-testid="repeat-open" onClick={() => setOpen(!open)}>
          {t(`states.${repeat.state}`)}
        </Button>
      </div>
      {open && <RepeatActs repeat={repeat} />}
    </section>
  );
}
