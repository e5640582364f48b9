import { useTranslation } from 'react-i18next';

/** Whose midnight ends a day, and how fresh the figures are. */
export function AsOf({ zone, asOf, className }: { zone: string; asOf: string; className?: string }) {
  const { t, i18n } = useTranslation('figures');
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat(i18n.language, options).format(new Date(asOf));
  return <span className={className}>{t('as_of', { zone: zoneName(zone, i18n.language), time })}</span>;
}

/** 中国标准时间, China Standard Time. */
function zoneName(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
