import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Downloads } from '../records/Downloads';
import { SmallButton } from '../records/SmallButton';
import { exportLink, type FiguresQuery } from './export-link';

/** The figures that are shown, to take along. */
export function FigureFiles({ query }: { query: FiguresQuery }) {
  const { t, i18n } = useTranslation('figures');
  return (
    <>
      <Downloads
        label={t('export')}
        testId="figures-export"
        href={(format) => exportLink(query, format, i18n.language)}
      />
      <SmallButton icon={<Printer size={14} aria-hidden />} label={t('print')} onClick={() => window.print()} />
    </>
  );
}
