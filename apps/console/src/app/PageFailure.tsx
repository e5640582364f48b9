import { Link } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '../ui';

/** A screen that broke: what happened, try again, or back to the desk. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  // A screen of an older release whose files are gone.
  const outdated =
    error instanceof Error && /dynamically imported module|Importing a module script/.test(error.message);
  return (
    <ErrorState
      error={error}
      onRetry={outdated ? () => window.location.reload() : onRetry}
      action={<Link to="/desk">{t('failed.home')}</Link>}
    />
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<FileQuestion size={28} aria-hidden />}
      title={t('not_found.title')}
      text={t('not_found.text')}
      action={<Link to="/desk">{t('failed.home')}</Link>}
    />
  );
}
