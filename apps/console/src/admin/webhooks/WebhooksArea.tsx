import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaHead } from '../pieces/AreaHead';
import { ListBody } from '../pieces/ListBody';
import { useAdminList } from '../pieces/use-admin-list';
import { NewWebhookSheet, WebhookSheet } from './WebhookSheet';
import { WebhookRow } from './WebhookRow';
import './webhooks.css';

// How sending goes is the sender's knowledge, not an event.
const LOOK_EVERY_MS = 10_000;

/** Programs that are told what happens on the desk, and whether they take it. */
export function WebhooksArea() {
  const { t } = useTranslation(['webhooks', 'admin']);
  const list = useAdminList('listWebhooks', LOOK_EVERY_MS);
  const [open, setOpen] = useState<string | null>(null);
  const webhook = list.rows?.find(({ id }) => id === open);
  const close = () => setOpen(null);
  return (
    <>
      <AreaHead
        title={t('admin:areas.webhooks')}
        text={t('text')}
        create={{ label: t('new'), onCreate: () => setOpen('new') }}
      />
      <ListBody list={list} empty={{ title: t('emptyTitle'), text: t('emptyText') }}>
        {(rows) => (
          <div className="pc-list">
            {rows.map((row) => (
              <WebhookRow
                key={row.id}
                webhook={row}
                selected={row.id === open}
                onOpen={() => setOpen(row.id)}
                onChanged={() => void list.reload()}
              />
            ))}
          </div>
        )}
      </ListBody>
      {open === 'new' && (
        <NewWebhookSheet
          onClose={close}
          onCreated={async (id) => {
            await list.reload();
            // The program can't check anything before it has the secret, so the sheet stays open with it.
            setOpen(id);
          }}
        />
      )}
      {webhook && (
        <WebhookSheet key={webhook.id} webhook={webhook} onClose={close} onChanged={() => void list.reload()} />
      )}
    </>
  );
}
