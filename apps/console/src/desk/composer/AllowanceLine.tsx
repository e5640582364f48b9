import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AllowanceView } from '#contract';
import { useNow } from '../../ui';
import { speechHold, timeLeft } from './allowance-words';

/** How much may still be said to a contact and until when, or why nothing may and what can be done instead. */
export function AllowanceLine({ allowance }: { allowance: AllowanceView }) {
  const { t } = useTranslation('wechat');
  const now = useNow();
  const hold = speechHold(allowance, now);
  if (hold)
    return (
      <p className="cp-allowance" data-hold={hold} role="status" data-testid="composer-allowance">
        <Hourglass size={13} aria-hidden />
        <span>
          {t(`allowance.${hold}`, { limit: allowance.limit })} {t('allowance.instead')}
        </span>
      </p>
    );
  const { unit, count } = timeLeft(allowance.until!, now);
  return (
    <p className="cp-allowance" role="status" data-testid="composer-allowance">
      {t('allowance.open', { count: allowance.left, left: t(`allowance.${unit}`, { count }) })}
    </p>
  );
}
