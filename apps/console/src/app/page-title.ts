import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCounts } from './counts';

/** The tab's title: how many contacts wait, the page, the desk. */
export function usePageTitle(page: string): void {
  const { t } = useTranslation();
  const counts = useCounts();
  const waiting = counts ? counts.mine + counts.unassigned : 0;
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${page} · ${t('product')}`;
  }, [page, waiting, t]);
}
