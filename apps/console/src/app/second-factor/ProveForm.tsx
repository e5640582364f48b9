import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { api } from '../api';
import { CodeField, Fault, PasswordField } from './fields';
import { useAsked } from './use-asked';

interface ProveFormProps {
  act: 'turn_off' | 'renew';
  onBack(): void;
  onRenewed(recoveryCodes: string[]): void;
  onTurnedOff(): void;
}

/** Password and code, before anything about the second factor changes. */
export function ProveForm({ act, onBack, onRenewed, onTurnedOff }: ProveFormProps) {
  const { t } = useTranslation();
  const { fault, busy, onSubmit } = useAsked(async (form) => {
    const body = { password: String(form.get('password')), code: String(form.get('code')) };
    if (act === 'renew') return onRenewed((await api('renewRecoveryCodes', { body })).recoveryCodes);
    await api('turnOffSecondFactor', { body });
    onTurnedOff();
  });
  return (
    <form onSubmit={onSubmit}>
      <p className="sf-text">{t(`second_factor.${act}_text`)}</p>
      <PasswordField />
      <CodeField label={t('second_factor.code_or_recovery')} />
      <Fault text={fault} />
      <footer>
        <Button onClick={onBack}>{t('cancel')}</Button>
        <Button type="submit" look="main" disabled={busy} data-testid="second-factor-prove">
          {t(`second_factor.${act}`)}
        </Button>
      </footer>
    </form>
  );
}
