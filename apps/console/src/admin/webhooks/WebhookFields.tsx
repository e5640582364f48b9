import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookEventType } from '#contract';
import { useBootstrap } from '../../app/session';
import { Field, FieldGroup } from '../pieces/Field';
import type { SheetForm } from '../pieces/use-sheet-form';
import { EventPicker } from './EventPicker';
import { USUAL_EVENTS } from './event-groups';

export interface WebhookDraft {
  name: string;
  url: string;
  eventTypes: WebhookEventType[];
  inboxId: string | null;
  teamId: string | null;
}

export const newWebhook = (): WebhookDraft => ({
  name: '',
  url: '',
  eventTypes: [...USUAL_EVENTS],
  inboxId: null,
  teamId: null,
});

export const draftOf = ({ name, url, eventTypes, inboxId, teamId }: Webhook): WebhookDraft => ({
  name,
  url,
  eventTypes: eventTypes as WebhookEventType[],
  inboxId,
  teamId,
});

/** Whom to tell, of what, and of which part of the desk. */
export function WebhookFields({ form }: { form: SheetForm<WebhookDraft> }) {
  const { draft, set, fault } = form;
  const { t } = useTranslation('webhooks');
  return (
    <>
      <div className="pc-pair">
        <Field label={t('name')} hint={t('nameHint')} fault={fault('name')}>
          <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
        </Field>
        <Field label={t('url')} hint={t('urlHint')} fault={fault('url')}>
          <Input
            value={draft.url}
            placeholder="https://"
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => set({ url: target.value.trim() })}
          />
        </Field>
      </div>
      <FieldGroup title={t('which')} hint={t('whichHint')}>
        {fault('eventTypes') && <p className="pc-fault">{t('whichNone')}</p>}
        <EventPicker chosen={draft.eventTypes} onChange={(eventTypes) => set({ eventTypes })} />
      </FieldGroup>
      <ScopeFields {...form} />
    </>
  );
}

/** Of which part of the desk; everything where nothing is chosen. */
function ScopeFields({ draft, set, fault }: SheetForm<WebhookDraft>) {
  const { t } = useTranslation('webhooks');
  const { inboxes, teams } = useBootstrap();
  const options = (all: string, rows: readonly { id: string; name: string }[]) => [
    { value: null, label: all },
    ...rows.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <div className="pc-pair">
      <Field label={t('inbox')} hint={t('inboxHint')} fault={fault('inboxId')}>
        <Select
          value={draft.inboxId}
          onChange={(inboxId) => set({ inboxId })}
          options={options(t('everyInbox'), inboxes)}
        />
      </Field>
      <Field label={t('team')} fault={fault('teamId')}>
        <Select value={draft.teamId} onChange={(teamId) => set({ teamId })} options={options(t('everyTeam'), teams)} />
      </Field>
    </div>
  );
}
