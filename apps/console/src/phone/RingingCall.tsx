import { PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf, Call } from '#contract';
import { ringCount, ringPace } from '#domain';
import { durationText, useNow } from '../ui';
import { CallTickets } from './CallTickets';
import { CallWho } from './CallWho';
import styles from './phone.module.css';

export type CallCard = AnswerOf<'callCard'>;

/** It rings: who it may be, how long they have waited, what to say first. It is answered at the telephone. */
export function RingingCall({ call, card }: { call: Call; card: CallCard | undefined }) {
  const { t } = useTranslation('phone');
  const seconds = Math.max(0, Math.floor((useNow() - Date.parse(call.rangAt ?? call.startedAt)) / 1000));
  const pace = card ? ringPace(seconds, card.ring) : 'in_time';
  return (
    <section
      className={styles.card}
      data-mode="ringing"
      role="alertdialog"
      aria-label={t('ringing.title')}
      data-testid="ringing-call"
    >
      <header className={styles.head}>
        <PhoneIncoming size={16} aria-hidden />
        <b>{t('ringing.title')}</b>
        <span className={styles.rings} data-pace={pace} role="timer" data-testid="ring-counter">
          {t('ringing.count', { n: ringCount(seconds) })} · {durationText(seconds)}
        </span>
      </header>
      <CallWho call={call} card={card} />
      {card && (
        <blockquote className={styles.greeting} data-testid="call-greeting">
          {pace === 'apologise' && <b>{t('greeting.apology')}</b>}
          {card.greeting.text}
        </blockquote>
      )}
      {card && <CallTickets tickets={card.tickets} />}
      <p className={styles.hint}>{t('ringing.hint')}</p>
    </section>
  );
}
