import { Button, Drawer } from 'antd';
import { CircleAlert } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './pieces.css';

interface SheetProps {
  title: ReactNode;
  form: { dirty: boolean; saving: boolean; problem: string | null; submit(): Promise<void> };
  onClose(): void;
  saveLabel?: string;
  /** Acts beside saving, such as deleting. */
  aside?: ReactNode;
  size?: number;
  children: ReactNode;
}

/** A side sheet that edits one record. Enter and Ctrl/Cmd+S save, Esc closes and asks first when something changed. */
export function Sheet({ title, form, onClose, saveLabel, aside, size = 520, children }: SheetProps) {
  const { t } = useTranslation('admin');
  const id = useId();
  const [asking, setAsking] = useState(false);
  const close = () => (form.dirty && !asking ? setAsking(true) : onClose());

  return (
    <Drawer
      open
      title={title}
      size={size}
      onClose={close}
      rootClassName="pc-sheet"
      aria-label={typeof title === 'string' ? title : undefined}
      footer={
        asking ? (
          <DiscardBar onDiscard={onClose} onStay={() => setAsking(false)} />
        ) : (
          <div className="pc-foot">
            {aside}
            <span className="pc-spring" />
            <Button onClick={close}>{t('sheet.cancel')}</Button>
            <Button type="primary" htmlType="submit" form={id} loading={form.saving} data-testid="admin-save">
              {saveLabel ?? t('sheet.save')}
            </Button>
          </div>
        )
      }
    >
      <form
        id={id}
        className="pc-form"
        noValidate
        onKeyDown={(event) => saveOnShortcut(event, form.submit)}
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        {form.problem && <Problem text={form.problem} />}
        {children}
      </form>
    </Drawer>
  );
}

export function Problem({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="pc-problem" role="alert">
      <CircleAlert size={15} aria-hidden />
      <span>{text}</span>
      {children}
    </div>
  );
}

function DiscardBar({ onDiscard, onStay }: { onDiscard(): void; onStay(): void }) {
  const { t } = useTranslation('admin');
  return (
    <div className="pc-foot" role="alertdialog" aria-label={t('sheet.unsaved')}>
      <span>{t('sheet.unsaved')}</span>
      <span className="pc-spring" />
      <Button danger onClick={onDiscard}>
        {t('sheet.discard')}
      </Button>
      <Button type="primary" autoFocus onClick={onStay}>
        {t('sheet.stay')}
      </Button>
    </div>
  );
}

function saveOnShortcut(event: KeyboardEvent<HTMLFormElement>, submit: () => Promise<void>): void {
  const { nativeEvent } = event;
  if (event.key === 'Enter' && (nativeEvent.isComposing || nativeEvent.keyCode === 229)) event.preventDefault();
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void submit();
}
