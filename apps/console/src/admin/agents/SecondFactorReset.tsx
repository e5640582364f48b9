import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentAccount } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useBootstrap } from '../../app/session';
import { wallClock } from '../../records/zone-time';
import { FieldGroup } from '../pieces/Field';

/** Whether signing in asks for a code, and the way back in for who lost the phone. At once, apart from the sheet's saving. */
export function SecondFactorReset({ agent }: { agent: AgentAccount }) {
  const { t } = useTranslation('admin');
  const { me, company } = useBootstrap();
  const [outcome, setOutcome] = useState<{ error: unknown } | 'reset' | null>(null);
  const reset = async () => {
    try {
      await api('resetSecondFactor', { params: { id: agent.id } });
      setOutcome('reset');
    } catch (error) {
      setOutcome({ error });
    }
  };
  const on = agent.secondFactorAt !== null && outcome !== 'reset';
  const own = agent.id === me.id;
  return (
    <FieldGroup title={t('agents.secondFactor.title')}>
      <div className="ag-second" data-testid="agent-second-factor">
        <span>
          {on
            ? t('agents.secondFactor.on', { time: wallClock(company.zone, new Date(agent.secondFactorAt!)) })
            : t(outcome === 'reset' ? 'agents.secondFactor.done' : 'agents.secondFactor.off', { name: agent.name })}
        </span>
        {on && !own && <ResetButton name={agent.name} onReset={() => void reset()} />}
      </div>
      {on && <p className="pc-hint">{t(own ? 'agents.secondFactor.own' : 'agents.secondFactor.hint')}</p>}
      {outcome !== null && outcome !== 'reset' && (
        <p className="pc-fault" role="alert">
          {problemText(outcome.error, t)}
        </p>
      )}
    </FieldGroup>
  );
}

function ResetButton({ name, onReset }: { name: string; onReset(): void }) {
  const { t } = useTranslation('admin');
  return (
    <Popconfirm
      title={t('agents.secondFactor.question', { name })}
      okText={t('agents.secondFactor.reset')}
      cancelText={t('sheet.cancel')}
      onConfirm={onReset}
    >
      <Button>{t('agents.secondFactor.reset')}</Button>
    </Popconfirm>
  );
}
