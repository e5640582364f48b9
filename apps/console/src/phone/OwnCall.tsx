import { Link } from '@tanstack/react-router';
import { Check, NotebookPen, Pause, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { api } from '../app/api';
import { callStanding } from '../records/call-timer';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import { durationText, useNow } from '../ui';
import { CallNote } from './CallNote';
import { CallTickets } from './CallTickets';
import { CallTimes } from './CallTimes';
import { CallWho } from './CallWho';
import type { DockMode } from './dock';
import styles from './phone.module.css';
import type { CallCard } from './RingingCall';
import { usePutDock } from './use-dock';

interface Props {
  call: Call;
  mode: Exclude<DockMode, 'ringing'>;
  card: CallCard | undefined;
  /** When wrap-up is over by itself. */
  dueAt: string | null;
}

const ICONS = { talking: Phone, held: Pause, wrap_up: NotebookPen };

/** The call one is on, and after it the time to write it down (DOMAIN H2). */
export function OwnCall({ call, mode, card, dueAt }: Props) {
  const { t } = useTranslation('phone');
  const now = useNow();
  const Icon = ICONS[mode];
  const seconds =
    mode === 'wrap_up'
      ? Math.max(0, Math.ceil((Date.parse(dueAt ?? '') - now) / 1000))
      : callStanding(call, now).seconds;
  return (
    <section className={styles.card} data-mode={mode} aria-label={t(`own.${mode}`)} data-testid="own-call">
      <header className={styles.head}>
        <Icon size={16} aria-hidden />
        <b>{t(`own.${mode}`)}</b>
        <span className={styles.timer} role="timer" data-testid="own-call-timer">
          {mode === 'wrap_up' ? t('own.left', { time: durationText(seconds) }) : durationText(seconds)}
        </span>
      </header>
      <CallWho call={call} card={card} />
      {mode === 'wrap_up' && <CallTimes call={call} />}
      {call.ticketNumber !== null ? (
        <Link
          className={styles.ticket}
          to="/desk/$ticketNumber"
          params={{ ticketNumber: String(call.ticketNumber) }}
          data-testid="own-call-ticket"
        >
          {t('own.ticket', { number: call.ticketNumber })}
        </Link>
      ) : (
        card && <CallTickets tickets={card.tickets} />
      )}
      <CallNote call={call} />
      {mode === 'wrap_up' && <Done />}
    </section>
  );
}

function Done() {
  const { t } = useTranslation('phone');
  const put = usePutDock();
  const { busy, run } = useAct();
  return (
    <footer className={styles.foot}>
      <SmallButton
        testId="wrap-up-done"
        tone="main"
        icon={<Check size={14} />}
        label={t('own.done')}
        disabled={busy}
        onClick={() => void run(async () => put.phone(await api('choosePhone', { body: { state: 'ready' } })))}
      />
    </footer>
  );
}
