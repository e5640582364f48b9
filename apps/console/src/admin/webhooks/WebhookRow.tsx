import { Switch } from 'antd';
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#contract';
import { api } from '../../app/api';
import { problemText } from '../../app/problems';
import { useAgo } from '../pieces/use-ago';
import { useAttempt } from '../pieces/use-attempt';
import { webhookMark, type WebhookMark } from './webhook-mark';

const ICONS: Record<WebhookMark, LucideIcon> = {
  quiet: CircleDashed,
  sending: LoaderCircle,
  taken: CircleCheck,
  failing: CircleAlert,
  off: CircleSlash,
  gone: CircleX,
  given_up: CircleX,
};

interface WebhookRowProps {
  webhook: Webhook;
  selected: boolean;
  onOpen(): void;
  onChanged(): void;
}

export function WebhookRow({ webhook, selected, onOpen, onChanged }: WebhookRowProps) {
  const { t } = useTranslation('webhooks');
  const { attempt, error, busy } = useAttempt();
  const enable = (enabled: boolean) =>
    attempt(async () => {
      await api('patchWebhook', { params: { id: webhook.id }, body: { enabled } });
      onChanged();
    });
  return (
    <div className={['pc-row', 'wh-row', selected && 'on', !webhook.enabled && 'off'].filter(Boolean).join(' ')}>
      <div className="pc-cut">
        <button type="button" className="pc-row-title" onClick={onOpen} data-testid={`webhook-${webhook.name}`}>
          {webhook.name}
        </button>
        <div className="pc-small pc-cut">{webhook.url}</div>
      </div>
      <WebhookState webhook={webhook} />
      <div className="pc-row-acts">
        <Switch
          size="small"
          checked={webhook.enabled}
          loading={busy}
          aria-label={t('enabledOf', { name: webhook.name })}
          onChange={(on) => void enable(on)}
        />
      </div>
      {error !== null && (
        <p className="pc-fault wh-wide" role="alert">
          {problemText(error, t)}
        </p>
      )}
    </div>
  );
}

/** In words with an icon, what waits, and when something last got through. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const ago = useAgo();
  const mark = webhookMark(webhook);
  const Icon = ICONS[mark];
  const { failingSince, waiting, lastSentAt, eventTypes } = webhook;
  return (
    <div className={`wh-state wh-${mark}`}>
      <div>
        <Icon size={14} aria-hidden /> {t(`mark.${mark}`)}
        {mark === 'failing' && failingSince && <span>{t('since', { ago: ago(failingSince) })}</span>}
        {waiting > 0 && <span>{t('waiting', { n: waiting })}</span>}
      </div>
      <div className="pc-small pc-cut">
        {t('eventCount', { n: eventTypes.length })} ·{' '}
        {lastSentAt ? t('lastSent', { ago: ago(lastSentAt) }) : t('neverSent')}
      </div>
    </div>
  );
}
