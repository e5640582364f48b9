import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DayInbox } from '#contract';
import { useBootstrap } from '../app/session';
import { addDays, dayIn } from '../records/zone-time';
import { Button, shortDay, useNow } from '../ui';
import styles from './morning.module.css';
import { useDayEnd, useUnsignedDays } from './use-morning';

/** What yesterday left open, and the days that nobody signed off (DOMAIN M5): before the meeting talks of anything else. */
export function DayAccounts({ onDay }: { onDay: (day: string) => void }) {
  const { zone } = useBootstrap().company;
  const yesterday = addDays(dayIn(zone, new Date(useNow())), -1);
  return (
    <section className={styles.accounts}>
      <Yesterday day={yesterday} onDay={onDay} />
      <Unsigned onDay={onDay} />
    </section>
  );
}

function Yesterday({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const { t } = useTranslation('morning');
  const { data } = useDayEnd(day);
  if (!data) return null;
  const sum = (of: (inbox: DayInbox) => number) => data.inboxes.reduce((total, inbox) => total + of(inbox), 0);
  const [n, d] = [sum(({ received }) => received), sum(({ difference }) => difference)];
  const left = sum(({ fates }) => fates.quarantine + fates.unread);
  const u = sum(({ outcomes }) => outcomes.unanswered);
  const isOpen = d + left + u > 0;
  return (
    <p className={styles.account} data-open={isOpen || undefined} data-testid="yesterday">
      {isOpen ? <CircleAlert size={15} aria-hidden /> : <CircleCheck size={15} aria-hidden />}
      <b>{t('yesterday.title')}</b>
      <span>{t(isOpen ? 'yesterday.open' : 'yesterday.balanced', { n, d, left, u })}</span>
      <Button look="plain" onClick={() => onDay(day)}>
        {t('yesterday.look')}
      </Button>
    </p>
  );
}

function Unsigned({ onDay }: { onDay: (day: string) => void }) {
  const { t, i18n } = useTranslation('morning');
  const { data } = useUnsignedDays();
  if (!data || data.days.length === 0) return null;
  return (
    <p className={styles.account} data-open data-testid="unsigned-days">
      <CircleAlert size={15} aria-hidden />
      <b>{t('unsigned.title', { count: data.days.length })}</b>
      {data.days.slice(0, 5).map((day) => (
        <Button key={day} look="plain" onClick={() => onDay(day)}>
          {t('unsigned.open', { day: shortDay(day, i18n.language) })}
        </Button>
      ))}
    </p>
  );
}
