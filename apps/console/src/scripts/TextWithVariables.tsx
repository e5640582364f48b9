import { useTranslation } from 'react-i18next';
import { textParts } from './variables';

/** A text in one line with its variables marked, and those that nobody knows marked as wrong. */
export function TextWithVariables({ text }: { text: string }) {
  const { t } = useTranslation('scripts');
  return (
    <div className="sc-line pc-cut">
      {textParts(text).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <mark key={index} className={part.name ? '' : 'bad'} title={part.name ? part.text : t('variables.unknown')}>
            {part.name ? t(`variables.${part.name}.title`) : part.text}
          </mark>
        ),
      )}
    </div>
  );
}
