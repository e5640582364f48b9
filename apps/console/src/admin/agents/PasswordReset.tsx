import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentAccount } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { Field, FieldGroup } from '../pieces/Field';
import { faultsOf, knownRule } from '../pieces/field-faults';

/** Sets a new password at once, apart from the sheet's saving: it ends the agent's sessions everywhere. */
export function PasswordReset({ agent }: { agent: AgentAccount }) {
  const { t } = useTranslation('admin');
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<{ error: unknown } | 'saved' | null>(null);
  const save = async () => {
    try {
      await api('setAgentPassword', { params: { id: agent.id }, body: { password } });
      setPassword('');
      setOutcome('saved');
    } catch (error) {
      setOutcome({ error });
    }
  };
  const fault = outcome !== null && outcome !== 'saved' ? faultText(outcome.error) : undefined;
  function faultText(error: unknown): string {
    const [first] = faultsOf(error);
    return first ? t(`rules.${knownRule(first.rule)}`) : problemText(error, t);
  }

  return (
    <FieldGroup title={t('agents.resetTitle')} hint={t('agents.resetHint')}>
      <div className="ag-reset">
        <Field
          label={t('agents.newPassword')}
          hint={outcome === 'saved' ? t('agents.resetDone', { name: agent.name }) : t('agents.passwordHint')}
          fault={fault}
        >
          <Input.Password
            value={password}
            autoComplete="new-password"
            onChange={({ target }) => setPassword(target.value)}
            onPressEnter={(event) => {
              event.preventDefault();
              if (password) void save();
            }}
          />
        </Field>
        <Button disabled={password === ''} onClick={() => void save()}>
          {t('agents.reset')}
        </Button>
      </div>
    </FieldGroup>
  );
}
