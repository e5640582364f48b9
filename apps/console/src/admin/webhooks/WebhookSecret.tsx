import { Button } from 'antd';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { Rotation } from '../inboxes/ApiAccess';
import { Copyable } from '../pieces/Copyable';
import { useAttempt } from '../pieces/use-attempt';

/** The secret is fetched when somebody asks to see it, which the audit log remembers. */
export function WebhookSecret({ webhook, onChanged }: { webhook: Webhook; onChanged(): void }) {
  const { t } = useTranslation('webhooks');
  const [secret, setSecret] = useState<string | null>(null);
  const { attempt, busy, error } = useAttempt();
  const params = { id: webhook.id };
  const ask = (name: 'webhookSecret' | 'rotateWebhookSecret') =>
    attempt(async () => {
      setSecret((await api(name, { params })).secret);
      onChanged();
    });
  return (
    <section className="wh-secret">
      {secret === null ? (
        <div className="pc-foot">
          <span>{t('secret.label')}</span>
          <span className="pc-spring" />
          <Button
            size="small"
            icon={<KeyRound size={13} />}
            loading={busy}
            onClick={() => void ask('webhookSecret')}
            data-testid="webhook-secret"
          >
            {t('secret.fetch')}
          </Button>
        </div>
      ) : (
        <Copyable key={secret} label={t('secret.label')} text={secret} secret />
      )}
      <Rotation until={webhook.previousUntil} busy={busy} onRotate={() => void ask('rotateWebhookSecret')} />
      {error !== null && <p className="pc-fault">{problemText(error, t)}</p>}
    </section>
  );
}
