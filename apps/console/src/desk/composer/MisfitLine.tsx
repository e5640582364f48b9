import { useTranslation } from 'react-i18next';
import type { Misfit } from '#domain';
import { sizeText } from '../sizes';

/** What has to be changed before the channel can carry the reply. */
export function MisfitLine({ misfit: { code, ...about } }: { misfit: Misfit }) {
  const { t } = useTranslation('errors');
  // A channel that carries voices takes no text, however short.
  const words = 'longest' in about && about.longest === 0 ? 'voices_only' : code;
  const largest = 'largest' in about ? sizeText(about.largest) : '';
  return (
    <p className="cp-misfit" role="status" data-testid="composer-misfit">
      {t(words, { ...about, largest })}
    </p>
  );
}
