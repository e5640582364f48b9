import { Button, Input, Select } from 'antd';
import { ArrowLeft, Inbox as Inboxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChannelKindName, Inbox } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Field } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm, type SheetForm } from '../pieces/use-sheet-form';
import { newDraft, type InboxDraft } from './inbox-drafts';
import { plainFault, serverSaid } from './inbox-health';
import { Health } from './InboxRow';
import { INBOX_KINDS, type InboxKind } from './kinds';
import { WidgetSnippet } from './WidgetSnippet';

const USUAL_WIDTH = 620;
const NO_KIND: InboxKind = { icon: Inboxes, draftOf: () => ({}) };

interface InboxSheetProps {
  inbox: Inbox;
  onClose(): void;
  onSaved(): void;
}

/** A stored inbox: its state on top, then what it is. */
export function InboxSheet({ inbox, onClose, onSaved }: InboxSheetProps) {
  const kind = INBOX_KINDS[inbox.channel] ?? NO_KIND;
  const { name, teamId, colour, settings } = inbox;
  const form = useSheetForm({ name, teamId, colour, settings: kind.draftOf(settings) }, async (draft) => {
    await api('patchInbox', { params: { id: inbox.id }, body: sent(kind, draft) });
    onSaved();
  });
  return (
    <Sheet title={inbox.name} form={form} onClose={onClose} size={kind.width ?? USUAL_WIDTH}>
      <div className="ib-strip">
        <Health inbox={inbox} />
        {inbox.health.error && <Said error={inbox.health.error} />}
      </div>
      {inbox.widgetKey && <WidgetSnippet widgetKey={inbox.widgetKey} />}
      {kind.Above && <kind.Above inbox={inbox} />}
      <NameAndTeam {...form} />
      {kind.Fields && <kind.Fields form={form} inboxId={inbox.id} />}
    </Sheet>
  );
}

/** The mail server's own words; what the desk knows of the trouble stands above in the reader's language. */
function Said({ error }: { error: string }) {
  const words = plainFault(error) === 'other' ? error : serverSaid(error);
  return words === '' ? null : <p className="pc-code">{words}</p>;
}

interface NewInboxSheetProps {
  channel: ChannelKindName;
  onBack(): void;
  onClose(): void;
  onCreated(inbox: Inbox): Promise<void>;
}

/** The second step of a new inbox. */
export function NewInboxSheet({ channel, onBack, onClose, onCreated }: NewInboxSheetProps) {
  const { t } = useTranslation('admin');
  const kind = INBOX_KINDS[channel]!;
  const form = useSheetForm(newDraft(kind.draftOf({})), async (draft) => {
    await onCreated(await api('createInbox', { body: { channel, ...sent(kind, draft) } }));
  });
  return (
    <Sheet
      title={t('inboxes.newOf', { channel: t(`inboxes.channel.${channel}.title`) })}
      form={form}
      onClose={onClose}
      size={kind.width ?? USUAL_WIDTH}
      saveLabel={t('inboxes.create')}
      aside={
        <Button icon={<ArrowLeft size={14} />} onClick={onBack}>
          {t('inboxes.back')}
        </Button>
      }
    >
      <p className="pc-dim">{t(`inboxes.channel.${channel}.how`)}</p>
      <NameAndTeam {...form} />
      {kind.Fields && <kind.Fields form={form} />}
    </Sheet>
  );
}

function NameAndTeam({ draft, set, fault }: SheetForm<InboxDraft>) {
  const { t } = useTranslation('admin');
  const { teams } = useBootstrap();
  return (
    <div className="pc-pair">
      <Field label={t('inboxes.name')} hint={t('inboxes.nameHint')} fault={fault('name')}>
        <Input value={draft.name} autoFocus maxLength={80} onChange={({ target }) => set({ name: target.value })} />
      </Field>
      <Field label={t('inboxes.team')} hint={t('inboxes.teamHint')} fault={fault('teamId')}>
        <Select
          value={draft.teamId}
          onChange={(teamId) => set({ teamId })}
          options={[
            { value: null, label: t('inboxes.everyTeam') },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
    </div>
  );
}

const sent = ({ settingsOf }: InboxKind, draft: InboxDraft): InboxDraft => ({
  ...draft,
  settings: settingsOf ? settingsOf(draft.settings) : draft.settings,
});
