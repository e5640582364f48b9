import { Button, Input, Select } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChannelKindName, Inbox } from '#contract';
import { api } from '../../app/api';
import { useBootstrap } from '../../app/session';
import { Field } from '../pieces/Field';
import { Sheet } from '../pieces/Sheet';
import { useSheetForm, type SheetForm } from '../pieces/use-sheet-form';
import { EmailFields } from './EmailFields';
import { draftOfInbox, newDraft, settingsOf, type InboxDraft, type NewChannel } from './inbox-drafts';
import { plainFault, serverSaid } from './inbox-health';
import { Health } from './InboxRow';
import { WebChatFields } from './WebChatFields';
import { WechatCallback } from './WechatCallback';
import { WechatFields } from './WechatFields';
import { WidgetSnippet } from './WidgetSnippet';

export type { NewChannel };

interface InboxSheetProps {
  inbox: Inbox;
  onClose(): void;
  onSaved(): void;
}

/** A stored inbox: its state on top, then what it is. */
export function InboxSheet({ inbox, onClose, onSaved }: InboxSheetProps) {
  const form = useSheetForm(draftOfInbox(inbox), async (draft) => {
    const { name, teamId, colour } = draft;
    const body = { name, teamId, colour, settings: settingsOf(inbox.channel, draft) };
    await api('patchInbox', { params: { id: inbox.id }, body });
    onSaved();
  });
  return (
    <Sheet title={inbox.name} form={form} onClose={onClose} size={widthOf(inbox.channel)}>
      <div className="ib-strip">
        <Health inbox={inbox} />
        {inbox.health.error && <Said error={inbox.health.error} />}
      </div>
      {inbox.widgetKey && <WidgetSnippet widgetKey={inbox.widgetKey} />}
      {inbox.channel === 'wechat-official' && <WechatCallback inboxId={inbox.id} />}
      <NameAndTeam {...form} />
      <ChannelFields channel={inbox.channel} inboxId={inbox.id} form={form} />
    </Sheet>
  );
}

/** The mail server's own words; what the desk knows of the trouble stands above in the reader's language. */
function Said({ error }: { error: string }) {
  const words = plainFault(error) === 'other' ? error : serverSaid(error);
  return words === '' ? null : <p className="pc-code">{words}</p>;
}

interface NewInboxSheetProps {
  channel: NewChannel;
  onBack(): void;
  onClose(): void;
  onCreated(inbox: Inbox): Promise<void>;
}

/** The second step of a new inbox. */
export function NewInboxSheet({ channel, onBack, onClose, onCreated }: NewInboxSheetProps) {
  const { t } = useTranslation('admin');
  const form = useSheetForm(newDraft(), async (draft) => {
    const { name, teamId, colour } = draft;
    await onCreated(
      await api('createInbox', { body: { name, channel, teamId, colour, settings: settingsOf(channel, draft) } }),
    );
  });
  return (
    <Sheet
      title={t('inboxes.newOf', { channel: t(`inboxes.channel.${channel}.title`) })}
      form={form}
      onClose={onClose}
      size={widthOf(channel)}
      saveLabel={t('inboxes.create')}
      aside={
        <Button icon={<ArrowLeft size={14} />} onClick={onBack}>
          {t('inboxes.back')}
        </Button>
      }
    >
      <p className="pc-dim">{t(`inboxes.channel.${channel}.how`)}</p>
      <NameAndTeam {...form} />
      <ChannelFields channel={channel} form={form} />
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

function ChannelFields({
  channel,
  inboxId,
  form,
}: {
  channel: ChannelKindName;
  inboxId?: string;
  form: SheetForm<InboxDraft>;
}) {
  if (channel === 'email') return <EmailFields form={form} inboxId={inboxId} />;
  if (channel === 'web-chat') return <WebChatFields form={form} />;
  if (channel === 'wechat-official') return <WechatFields form={form} inboxId={inboxId} />;
  return null;
}

function widthOf(channel: ChannelKindName): number {
  return channel === 'web-chat' ? 860 : 620;
}
