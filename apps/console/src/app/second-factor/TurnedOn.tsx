import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorState } from '#contract';
import { Button } from '../../ui';
import { useBootstrap } from '../session';

const FEW = 3;

interface TurnedOnProps {
  state: SecondFactorState;
  onAct(act: 'turn_off' | 'renew'): void;
}

export function TurnedOn({ state: { turnedOnAt, recoveryCodesLeft }, onAct }: TurnedOnProps) {
  const { t, i18n } = useTranslation();
  const { company } = useBootstrap();
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeZone: company.zone });
  return (
    <>
      <p className="sf-on">
        <ShieldCheck size={18} aria-hidden />
        {t('second_factor.since', { date: format.format(new Date(turnedOnAt!)) })}
      </p>
      <p className={recoveryCodesLeft < FEW ? 'ui-fault' : 'sf-text'} data-testid="recovery-codes-left">
        {t('second_factor.left', { count: recoveryCodesLeft })}
        {recoveryCodesLeft < FEW && ` ${t('second_factor.few')}`}
      </p>
      <footer>
        <Button onClick={() => onAct('turn_off')} data-testid="second-factor-off">
          {t('second_factor.turn_off')}
        </Button>
        <Button look="main" onClick={() => onAct('renew')} data-testid="recovery-codes-renew">
          {t('second_factor.renew')}
        </Button>
      </footer>
    </>
  );
}
