import { Checkbox, ColorPicker, Input, InputNumber, Segmented, Select } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebChatSettings } from '#contract';
import { useBootstrap } from '../../app/session';
import { LoadingShape } from '../../ui';
import { Field, FieldGroup } from '../pieces/Field';
import { WIDGET_COLOURS, type FieldsProps } from './inbox-drafts';
import { typedOrigin } from './widget-tag';
import { WidgetPreview } from './WidgetPreview';

interface ChatProps {
  chat: WebChatSettings;
  setChat(patch: Partial<WebChatSettings>): void;
  fault(path: string): string | undefined;
}

/** How the bubble looks and speaks, with the bubble itself beside it as it will be. */
export function WebChatFields({ form }: FieldsProps<WebChatSettings>) {
  const { draft, set, fault } = form;
  const setChat = (patch: Partial<WebChatSettings>) => set({ settings: { ...draft.settings, ...patch } });
  const props = { chat: draft.settings, setChat, fault };
  return (
    <div className="ib-chat">
      <div className="pc-form">
        <LookFields {...props} colour={draft.colour} onColour={(colour) => set({ colour })} />
        <FormFields {...props} />
        <CallFields {...props} />
        <PlaceFields {...props} />
      </div>
      {/* The widget's language may be one whose texts are not here yet. */}
      <Suspense fallback={<LoadingShape />}>
        <WidgetPreview name={draft.name} colour={draft.colour} chat={draft.settings} />
      </Suspense>
    </div>
  );
}

function LookFields({
  chat,
  setChat,
  fault,
  colour,
  onColour,
}: ChatProps & { colour: string; onColour(c: string): void }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <div className="pc-pair">
        <Field label={t('inboxes.colour')} fault={fault('colour')}>
          <ColorPicker
            value={colour}
            disabledAlpha
            showText
            presets={[{ label: t('inboxes.colours'), colors: [...WIDGET_COLOURS] }]}
            onChange={(next) => onColour(next.toHexString().slice(0, 7))}
          />
        </Field>
        <Field label={t('inboxes.position')} fault={fault('settings.position')}>
          <Segmented
            value={chat.position}
            onChange={(position) => setChat({ position })}
            options={(['left', 'right'] as const).map((value) => ({ value, label: t(`inboxes.side.${value}`) }))}
          />
        </Field>
      </div>
      <Field label={t('inboxes.welcome')} hint={t('inboxes.welcomeHint')} fault={fault('settings.welcome')}>
        <Input.TextArea
          value={chat.welcome}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={({ target }) => setChat({ welcome: target.value })}
        />
      </Field>
      <Field label={t('inboxes.locale')} hint={t('inboxes.localeHint')} fault={fault('settings.locale')}>
        <Select
          value={chat.locale}
          onChange={(locale) => setChat({ locale })}
          options={[
            { value: 'zh-CN', label: '简体中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </Field>
    </>
  );
}

function FormFields({ chat, setChat }: ChatProps) {
  const { t } = useTranslation('admin');
  const form = chat.preChatForm;
  const setForm = (patch: Partial<WebChatSettings['preChatForm']>) => setChat({ preChatForm: { ...form, ...patch } });
  return (
    <FieldGroup title={t('inboxes.preChat')} hint={t('inboxes.preChatHint')}>
      <Checkbox checked={form.enabled} onChange={({ target }) => setForm({ enabled: target.checked })}>
        {t('inboxes.preChatOn')}
      </Checkbox>
      {form.enabled && (
        <div className="ib-ask">
          <Checkbox.Group
            value={form.fields}
            onChange={(fields) => setForm({ fields })}
            options={(['name', 'email', 'phone'] as const).map((value) => ({
              value,
              label: t(`inboxes.ask.${value}`),
            }))}
          />
          <Checkbox checked={form.required} onChange={({ target }) => setForm({ required: target.checked })}>
            {t('inboxes.askRequired')}
          </Checkbox>
        </div>
      )}
    </FieldGroup>
  );
}

function CallFields({ chat, setChat, fault }: ChatProps) {
  const { t } = useTranslation('admin');
  const { calls } = chat;
  return (
    <FieldGroup title={t('inboxes.calls')} hint={t('inboxes.callsHint')}>
      <Checkbox
        checked={calls.enabled}
        onChange={({ target }) => setChat({ calls: { ...calls, enabled: target.checked } })}
        data-testid="inbox-calls"
      >
        {t('inboxes.callsOn')}
      </Checkbox>
      {calls.enabled && (
        <Field label={t('inboxes.ringSeconds')} fault={fault('settings.calls.ringSeconds')}>
          <InputNumber
            min={15}
            max={120}
            value={calls.ringSeconds}
            onChange={(seconds) => setChat({ calls: { ...calls, ringSeconds: seconds ?? 40 } })}
          />
        </Field>
      )}
    </FieldGroup>
  );
}

function PlaceFields({ chat, setChat, fault }: ChatProps) {
  const { t } = useTranslation('admin');
  const { inboxes } = useBootstrap();
  const [refused, setRefused] = useState<string | null>(null);
  const setOrigins = (typed: string[]) => {
    const bad = typed.find((text) => typedOrigin(text) === null) ?? null;
    setRefused(bad);
    setChat({ allowedOrigins: [...new Set(typed.flatMap((text) => typedOrigin(text) ?? []))] });
  };
  const mails = inboxes.filter(({ channel }) => channel === 'email');
  return (
    <FieldGroup title={t('inboxes.placeTitle')}>
      <Field
        label={t('inboxes.origins')}
        hint={t('inboxes.originsHint')}
        fault={refused === null ? fault('settings.allowedOrigins') : t('inboxes.originRefused', { text: refused })}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[' ', ',', '，', '\n']}
          value={chat.allowedOrigins}
          placeholder="https://shop.example.com"
          onChange={setOrigins}
        />
      </Field>
      <Field label={t('inboxes.byEmail')} hint={t('inboxes.byEmailHint')} fault={fault('settings.emailInboxId')}>
        <Select
          value={chat.emailInboxId}
          onChange={(emailInboxId) => setChat({ emailInboxId })}
          options={[
            { value: null, label: t('inboxes.byEmailOff') },
            ...mails.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Field>
    </FieldGroup>
  );
}
