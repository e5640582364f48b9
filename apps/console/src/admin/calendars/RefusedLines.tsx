import { useTranslation } from 'react-i18next';
import type { HolidayPreview } from '#contract';

/** What could not be read, by its line, with the reason. */
export function RefusedLines({ refused, count }: { refused: HolidayPreview['refused']; count: number }) {
  const { t } = useTranslation('holidays');
  if (count === 0) return null;
  return (
    <section className="hol-refused" role="alert">
      <b>{t('refused', { count })}</b>
      <ul>
        {refused.map(({ line, fault, text }, i) => (
          <li key={i}>
            <b>{t('line', { line })}</b> {t(`fault.${fault}`)} <code>{text}</code>
          </li>
        ))}
      </ul>
      {count > refused.length && <small>{t('more', { count: refused.length })}</small>}
    </section>
  );
}
