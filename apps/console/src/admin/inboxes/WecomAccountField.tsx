import { Button, Select } from 'antd';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract';
import { api, ApiProblem } from '../../app/api';
import { problemText } from '../../app/problems';
import { Field } from '../pieces/Field';
import { plainFault } from './inbox-health';
import type { WecomDraft } from './wecom-draft';

type Offered = AnswerOf<'wecomAccounts'>['accounts'];

interface WecomAccountFieldProps {
  wecom: WecomDraft;
  inboxId?: string | undefined;
  fault?: string | undefined;
  onChoose(openKfId: string): void;
}

/** The account of the company this inbox is for, chosen from those its Secret may see. */
export function WecomAccountField({ wecom, inboxId, fault, onChoose }: WecomAccountFieldProps) {
  const { t } = useTranslation(['wechat', 'admin', 'errors']);
  const { offered, trouble, running, fetch } = useOffered(wecom, inboxId);
  const listed = offered ?? (wecom.openKfId ? [{ openKfId: wecom.openKfId, name: wecom.openKfId }] : []);
  const none = offered?.length === 0 ? t('wecom.none') : undefined;
  return (
    <div className="ib-choose">
      <Field label={t('wecom.account')} hint={t('wecom.accountHint')} fault={trouble ?? none ?? fault}>
        <Select
          value={wecom.openKfId || null}
          placeholder={t('wecom.choose')}
          onChange={onChoose}
          options={listed.map(({ openKfId, name }) => ({ value: openKfId, label: name }))}
        />
      </Field>
      <Button
        icon={<RefreshCw size={14} />}
        loading={running}
        disabled={wecom.corpId === '' || (wecom.secret === '' && !inboxId)}
        onClick={() => void fetch()}
        data-testid="wecom-accounts"
      >
        {t('wecom.fetch')}
      </Button>
    </div>
  );
}

function useOffered({ corpId, secret }: WecomDraft, inboxId: string | undefined) {
  const { t } = useTranslation(['wechat', 'admin', 'errors']);
  const [offered, setOffered] = useState<Offered | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const fetch = async () => {
    setRunning(true);
    setError(null);
    try {
      const { accounts } = await api('wecomAccounts', { body: { corpId, secret, ...(inboxId ? { inboxId } : {}) } });
      setOffered(accounts);
    } catch (problem) {
      setError(problem);
    } finally {
      setRunning(false);
    }
  };
  const reason = error instanceof ApiProblem ? error.detail.reason : null;
  const trouble =
    error === null
      ? undefined
      : typeof reason === 'string'
        ? t(`admin:inboxes.fault.${plainFault(reason)}`)
        : problemText(error, t);
  return { offered, trouble, running, fetch };
}
