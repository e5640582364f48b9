import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorKey } from '#contract';
import { Button } from '../../ui';
import { api } from '../api';
import { CopyButton } from './CopyButton';
import { CodeField, Fault } from './fields';
import { useAsked } from './use-asked';

const QrCode = lazy(() => import('./QrCode'));

interface ConfirmSetUpProps {
  secondFactor: SecondFactorKey;
  onClose(): void;
  onConfirmed(recoveryCodes: string[]): void;
}

/** The secret for the app, to scan, to open here or to type; then a code that shows that the app has it. */
export function ConfirmSetUp({ secondFactor: { secret, uri }, onClose, onConfirmed }: ConfirmSetUpProps) {
  const { t } = useTranslation();
  const { fault, busy, onSubmit } = useAsked(async (form) => {
    onConfirmed((await api('confirmSecondFactor', { body: { code: String(form.get('code')) } })).recoveryCodes);
  });
  return (
    <form onSubmit={onSubmit}>
      <p className="sf-text">{t('second_factor.scan')}</p>
      <div className="sf-key">
        <div className="sf-qr">
          <Suspense>
            <QrCode text={uri} label={t('second_factor.qr')} />
          </Suspense>
        </div>
        <div>
          <p>{t('second_factor.by_hand')}</p>
          <code data-testid="second-factor-secret">{secret.match(/.{1,4}/g)!.join(' ')}</code>
          <CopyButton text={secret} />
          <a href={uri}>{t('second_factor.open_app')}</a>
        </div>
      </div>
      <CodeField label={t('second_factor.code')} digits />
      <Fault text={fault} />
      <footer>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" look="main" disabled={busy} data-testid="second-factor-confirm">
          {t('second_factor.turn_on')}
        </Button>
      </footer>
    </form>
  );
}
