import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices, Field, FieldGroup } from '../pieces/Field';
import type { SheetForm } from '../pieces/use-sheet-form';
import { ConnectionTest } from './ConnectionTest';
import type { FieldsProps, InboxDraft, WechatDraft } from './inbox-drafts';

const MODES = ['safe', 'compatible', 'plain'] as const;

/** AppID and AppSecret of an official account, how it encrypts, and a test that says which of them is wrong. */
export function WechatFields({ form, inboxId }: FieldsProps<WechatDraft>) {
  const { t } = useTranslation('admin');
  const { draft, set, fault } = form;
  const wechat = draft.settings;
  const setWechat = (patch: Partial<WechatDraft>) => set({ settings: { ...wechat, ...patch } });
  return (
    <>
      <div className="pc-pair">
        <Field label="AppID" hint={t('inboxes.wechat.appIdHint')} fault={fault('settings.appId')}>
          <Input
            value={wechat.appId}
            placeholder="wx…"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setWechat({ appId: target.value.trim() })}
          />
        </Field>
        <Field
          label="AppSecret"
          hint={t(inboxId ? 'inboxes.passwordHint' : 'inboxes.wechat.appSecretHint')}
          fault={fault('settings.appSecret')}
        >
          <Input.Password
            value={wechat.appSecret}
            autoComplete="new-password"
            onChange={({ target }) => setWechat({ appSecret: target.value.trim() })}
          />
        </Field>
      </div>
      <Modes value={wechat.mode} onChange={(mode) => setWechat({ mode })} />
      <KeyField form={form} />
      <ConnectionTest
        tried={{ channel: 'wechat-official', settings: { ...wechat }, ...(inboxId ? { inboxId } : {}) }}
        hint={t('inboxes.wechat.testHint')}
      />
    </>
  );
}

function Modes({ value, onChange }: { value: WechatDraft['mode']; onChange(mode: WechatDraft['mode']): void }) {
  const { t } = useTranslation('admin');
  return (
    <FieldGroup title={t('inboxes.wechat.mode')} hint={t('inboxes.wechat.modeHint')}>
      <Choices
        name={t('inboxes.wechat.mode')}
        value={value}
        options={MODES.map((mode) => ({
          value: mode,
          title: t(`inboxes.wechat.modes.${mode}.title`),
          text: t(`inboxes.wechat.modes.${mode}.text`),
        }))}
        onChange={onChange}
      />
    </FieldGroup>
  );
}

function KeyField({ form: { draft, set, fault } }: { form: SheetForm<InboxDraft<WechatDraft>> }) {
  const { t } = useTranslation('admin');
  return (
    <Field label="EncodingAESKey" hint={t('inboxes.wechat.keyHint')} fault={fault('settings.encodingAesKey')}>
      <Input
        value={draft.settings.encodingAesKey}
        maxLength={43}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => set({ settings: { ...draft.settings, encodingAesKey: target.value.trim() } })}
      />
    </Field>
  );
}
