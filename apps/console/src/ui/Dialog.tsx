import { X } from 'lucide-react';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface DialogProps {
  title: ReactNode;
  onClose(): void;
  width?: number;
  children: ReactNode;
}

/** A dialog over the page; Escape and a click beside it close it. Mount it to open it. */
export function Dialog({ title, onClose, width = 440, children }: DialogProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current!;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // To what the dialog is about, not to its close button.
    dialog.querySelector<HTMLElement>('section :is(input, textarea, select, button)')?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="ui-dialog"
      style={{ '--dialog-width': `${width}px` } as CSSProperties}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <header>
        <h2>{title}</h2>
        <Button look="icon" aria-label={t('close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <section>{children}</section>
    </dialog>
  );
}
