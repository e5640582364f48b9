import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui';
import { agoOf } from './ago';

/** Words for how long ago something was, kept up to date. */
export function useAgo(): (at: string) => string {
  const { t } = useTranslation('admin');
  const now = useNow();
  return (at) => {
    const { key, n } = agoOf(at, now);
    return t(`ago.${key}`, { n });
  };
}
