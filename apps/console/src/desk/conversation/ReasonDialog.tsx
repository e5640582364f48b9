import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../app/problems';
import { Button, Dialog } from '../../ui';

interface ReasonDialogProps {
  title: string;
  text: string;
  confirm: string;
  /** Reasons to press instead of typing. */
  usual: readonly string[];
  onConfirm(reason: string): Promise<void>;
  onClose(): void;
}

/** Asks why. What is said here is kept with the ticket. */
export function ReasonDialog({ title, text, confirm, usual, onConfirm, onClose }: ReasonDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const [reason, setReason] = useState('');
  const { fault, busy, submit } = useSubmit(() => onConfirm(reason.trim()), onClose);
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <p style={{ margin: '0 0 12px' }}>{text}</p>
        <div className="cv-reasons">
          {usual.map((one) => (
            <Button key={one} onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
        <label className="ui-field">
          <span>{t('act.reason')}</span>
          <textarea
            className="ui-input"
            rows={2}
            required
            minLength={2}
            maxLength={500}
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="reason"
          />
        </label>
        <Fault fault={fault} />
        <footer>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="main" disabled={busy || reason.trim().length < 2} data-testid="reason-confirm">
            {confirm}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What went wrong with a form, if anything did. */
export function Fault({ fault }: { fault: unknown }) {
  const { t } = useTranslation('errors');
  if (fault === null) return null;
  return (
    <p className="ui-fault" role="alert">
      {problemText(fault, t)}
    </p>
  );
}

/** A form that does one thing, closes when it is done and shows what went wrong. */
export function useSubmit(act: () => Promise<void>, onClose: () => void) {
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await act();
      onClose();
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run();
  };
  return { fault, busy, submit };
}
