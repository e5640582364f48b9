import { useTranslation } from 'react-i18next';
import type { RepeatContact } from '#contract';
import { useBootstrap } from '../app/session';

/** What the proposed cause rests on, in one line. */
export function RepeatEvidence({ evidence }: Pick<RepeatContact, 'evidence'>) {
  const { t, i18n } = useTranslation('repeats');
  const { zone } = useBootstrap().company;
  if (!evidence) return null;
  const time = (at: string, options: Intl.DateTimeFormatOptions = {}) =>
    new Intl.DateTimeFormat(i18n.language, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
      ...options,
    }).format(new Date(at));
  if (!evidence.slot) return <span>{t(`evidence.${evidence.kind}`)}</span>;
  const from = time(evidence.slot.from, { month: 'numeric', day: 'numeric' });
  return <span>{t('evidence.promise', { from, to: time(evidence.slot.to) })}</span>;
}
