import { useTranslation } from 'react-i18next';
import { clockText, shownSetting, type ShownUnit } from './setting-units';

/** A setting's name and sentence, and its value as people say it. Keys the catalogues don't know show as they are. */
export function useSettingWords() {
  const { t, i18n } = useTranslation('admin');
  const known = (key: string) => i18n.exists(`admin:policies.keys.${key}.title`);
  const amountText = (amount: number, unit: ShownUnit) =>
    t(`policies.amount.${unit}`, { n: unit === 'clock' ? clockText(amount) : amount });
  return {
    title: (key: string) => (known(key) ? t(`policies.keys.${key}.title`) : key),
    text: (key: string) => (known(key) ? t(`policies.keys.${key}.text`) : ''),
    value: (value: number, unit: string) => {
      const shown = shownSetting(value, unit);
      return amountText(shown.amount, shown.unit);
    },
  };
}
