import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui';
import styles from './side-sheet.module.css';

interface Props {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  testId?: string;
}

/**
 * A sheet beside the page, which stays in use: another row pressed there fills the same sheet. Escape closes it and the
 * focus goes back to where it was.
 */
export function SideSheet({ title, onClose, children, testId }: Props) {
  const { t } = useTranslation();
  const titleId = useId();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div
      ref={sheet}
      className={styles.sheet}
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      data-testid={testId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button look="icon" aria-label={t('close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
