import { useTranslation } from 'react-i18next';
import type { WebhookAttempt } from '#contract';

/** How one request went: its status or what stopped it, and how long it took. */
export function AttemptWords({ attempt }: { attempt: Pick<WebhookAttempt, 'status' | 'error' | 'durationMs'> }) {
  const { t } = useTranslation('webhooks');
  const { status, error, durationMs } = attempt;
  const [fault = ''] = (error ?? '').split(':');
  const words = status !== null ? t('answered', { status }) : t(`fault.${fault}`, { defaultValue: fault });
  return (
    <span>
      {words} <span className="pc-small">{t('took', { ms: durationMs })}</span>
    </span>
  );
}
