import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, toast } from '../ui';
import { api } from './api';
import { problemText } from './problems';

const SHORTEST = 10;

export function PasswordDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['common', 'errors']);
  const [fault, setFault] = useState<string | null>(null);
  const change = async (form: FormData) => {
    const [current, next] = [String(form.get('current')), String(form.get('next'))];
    if (next !== form.get('again')) return setFault(t('password.differ'));
    try {
      await api('changePassword', { body: { current, next } });
      toast(t('password.changed'));
      onClose();
    } catch (error) {
      setFault(problemText(error, t));
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void change(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={t('password.title')} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <Secret name="current" label={t('password.current')} autoComplete="current-password" />
        <Secret name="next" label={t('password.next')} autoComplete="new-password" shortest={SHORTEST} />
        <Secret name="again" label={t('password.again')} autoComplete="new-password" shortest={SHORTEST} />
        {fault && (
          <p className="ui-fault" role="alert">
            {fault}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look="main">
            {t('password.change')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Secret({
  name,
  label,
  autoComplete,
  shortest = 1,
}: {
  name: string;
  label: string;
  autoComplete: string;
  shortest?: number;
}) {
  return (
    <label className="ui-field">
      <span>{label}</span>
      <input
        className="ui-input"
        type="password"
        name={name}
        required
        minLength={shortest}
        maxLength={200}
        autoComplete={autoComplete}
      />
    </label>
  );
}
