import { CircleAlert, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../app/problems';
import { Button } from './Button';

interface PageHeaderProps {
  title: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
}

/** The title of a page, a quiet line under it, and its controls to the right. */
export function PageHeader({ title, text, children }: PageHeaderProps) {
  return (
    <header className="ui-head">
      <div>
        <h1>{title}</h1>
        {text && <p>{text}</p>}
      </div>
      {children && <div>{children}</div>}
    </header>
  );
}

interface EmptyStateProps {
  title: ReactNode;
  text?: ReactNode;
  /** Another name for `text`. */
  hint?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** What will be here and how to get the first one. */
export function EmptyState({ title, text, hint, icon = <Inbox size={28} aria-hidden />, action }: EmptyStateProps) {
  return (
    <div className="ui-state">
      {icon}
      <h2>{title}</h2>
      {(text ?? hint) && <p>{text ?? hint}</p>}
      {action}
    </div>
  );
}

/** What went wrong, with a way out. */
export function ErrorState({ error, onRetry, action }: { error: unknown; onRetry?: () => void; action?: ReactNode }) {
  const { t } = useTranslation(['common', 'errors']);
  return (
    <div className="ui-state" role="alert">
      <CircleAlert size={28} aria-hidden />
      <h2>{t('failed.title')}</h2>
      <p>{problemText(error, t)}</p>
      {onRetry && <Button onClick={onRetry}>{t('failed.again')}</Button>}
      {action}
    </div>
  );
}

const WIDTHS = [62, 88, 74, 46, 81, 69];

/** The shape of what is coming. */
export function LoadingShape({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="ui-shape" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${WIDTHS[line % WIDTHS.length]}%` }} />
      ))}
    </div>
  );
}
