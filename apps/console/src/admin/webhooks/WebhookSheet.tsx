import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '#contract';
import { api } from '../../app/api';
import { DeleteButton } from '../pieces/DeleteButton';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm } from '../pieces/use-sheet-form';
import { WebhookFields, newWebhook, draftOf } from './WebhookFields';
import { WebhookLog } from './WebhookLog';
import { WebhookState } from './WebhookRow';
import { WebhookSecret } from './WebhookSecret';
import { WebhookTest } from './WebhookTest';

const WIDTH = 720;

interface WebhookSheetProps {
  webhook: Webhook;
  onClose(): void;
  onChanged(): void;
}

/** A stored webhook: how it does, what it is told, and what it was told. */
export function WebhookSheet({ webhook, onClose, onChanged }: WebhookSheetProps) {
  const { t } = useTranslation('webhooks');
  const [side, setSide] = useState<'settings' | 'log'>('settings');
  const params = { id: webhook.id };
  const form = useSheetForm(draftOf(webhook), async (draft) => {
    await api('patchWebhook', { params, body: draft });
    onChanged();
    onClose();
  });
  const remove = (
    <DeleteButton
      question={t('deleteQuestion')}
      onDelete={() => api('deleteWebhook', { params })}
      onDeleted={() => {
        onChanged();
        onClose();
      }}
    />
  );
  return (
    <Sheet title={webhook.name} form={form} onClose={onClose} size={WIDTH} aside={remove}>
      <div className="wh-strip">
        <WebhookState webhook={webhook} />
        <Segmented
          value={side}
          onChange={setSide}
          options={(['settings', 'log'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
        />
      </div>
      {side === 'log' ? (
        <WebhookLog webhook={webhook} onChanged={onChanged} />
      ) : (
        <>
          <WebhookSecret webhook={webhook} onChanged={onChanged} />
          <WebhookFields form={form} />
          <WebhookTest webhook={webhook} changed={form.dirty} />
        </>
      )}
    </Sheet>
  );
}

export function NewWebhookSheet({ onClose, onCreated }: { onClose(): void; onCreated(id: string): Promise<void> }) {
  const { t } = useTranslation(['webhooks', 'admin']);
  const form = useSheetForm(newWebhook(), async (draft) => {
    await onCreated((await api('createWebhook', { body: draft })).id);
  });
  return (
    <Sheet title={t('new')} form={form} onClose={onClose} size={WIDTH} saveLabel={t('admin:inboxes.create')}>
      <p className="pc-dim">{t('how')}</p>
      <WebhookFields form={form} />
    </Sheet>
  );
}
