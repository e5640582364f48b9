import { useTranslation } from 'react-i18next';
import { Line } from '../records/Fields';

interface Words {
  'zh-CN': string;
  en: string;
}
interface Props {
  label: string;
  longest: number;
  value: Words;
  invalid?: boolean;
  onChange(value: Words): void;
}

/** The same words in both languages of the desk, each typed by hand. */
export function InBoth({ label, longest, value, invalid, onChange }: Props) {
  const { t } = useTranslation('cards');
  return (['zh-CN', 'en'] as const).map((language) => (
    <Line
      key={language}
      label={`${label} · ${t(`languages.${language}`)}`}
      longest={longest}
      invalid={invalid && !value[language].trim()}
      value={value[language]}
      onChange={(text) => onChange({ ...value, [language]: text })}
    />
  ));
}
