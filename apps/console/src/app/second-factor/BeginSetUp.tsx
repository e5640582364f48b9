import { useTranslation } from 'react-i18next';
import type { SecondFactorKey } from '#contract';
import { Button } from '../../ui';
import { api } from '../api';
import { Fault, PasswordField } from './fields';
import { useAsked } from './use-asked';

interface BeginSetUpProps {
  onClose(): void;
  onBegun(key: SecondFactorKey): void;
}

/** Before the secret is shown: what it is for, and the password. */
export function BeginSetUp({ onClose, onBegun }: BeginSetUpProps) {
  const { t } = useTranslation();
  const { fault, busy, onSubmit } = useAsked(async (form) => {
    onBegun(await api('beginSecondFactor', { body: { password: String(form.get('password')) } }));
  });
  return (
    <form onSubmit={onSubmit}>
      <p className="sf-text">{t('second_factor.about')}</p>
      <PasswordField />
      <Fault text={fault} />
      <footer>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="main" disabled={busy} data-testid="second-factor-begin">
          {t('second_factor.begin')}
        </Button>
      </footer>
    </form>
  );
}
