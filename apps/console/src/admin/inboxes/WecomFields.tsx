import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../pieces/Field';
import { ConnectionTest } from './ConnectionTest';
import type { FieldsProps } from './inbox-drafts';
import { WecomAccountField } from './WecomAccountField';
import type { WecomDraft } from './wecom-draft';

/** Company ID and Secret, one of the company's accounts, and a test that says which of them is wrong. */
export function WecomFields({ form, inboxId }: FieldsProps<WecomDraft>) {
  const { t } = useTranslation(['wechat', 'admin']);
  const { draft, set, fault } = form;
  const wecom = draft.settings;
  const setWecom = (patch: Partial<WecomDraft>) => set({ settings: { ...wecom, ...patch } });
  return (
    <>
      <div className="pc-pair">
        <Field label={t('wecom.corpId')} hint={t('wecom.corpIdHint')} fault={fault('settings.corpId')}>
          <Input
            value={wecom.corpId}
            placeholder="ww…"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setWecom({ corpId: target.value.trim() })}
          />
        </Field>
        <Field
          label="Secret"
          hint={inboxId ? t('admin:inboxes.passwordHint') : t('wecom.secretHint')}
          fault={fault('settings.secret')}
        >
          <Input.Password
            value={wecom.secret}
            autoComplete="new-password"
            onChange={({ target }) => setWecom({ secret: target.value.trim() })}
          />
        </Field>
      </div>
      <WecomAccountField
        wecom={wecom}
        inboxId={inboxId}
        fault={fault('settings.openKfId')}
        onChoose={(openKfId) => setWecom({ openKfId })}
      />
      <WelcomeAndKey wecom={wecom} fault={fault} onChange={setWecom} />
      <ConnectionTest
        tried={{ channel: 'wecom', settings: { ...wecom }, ...(inboxId ? { inboxId } : {}) }}
        hint={t('wecom.testHint')}
      />
    </>
  );
}

interface WelcomeAndKeyProps {
  wecom: WecomDraft;
  fault: FieldsProps<WecomDraft>['form']['fault'];
  onChange(patch: Partial<WecomDraft>): void;
}

function WelcomeAndKey({ wecom, fault, onChange }: WelcomeAndKeyProps) {
  const { t } = useTranslation('wechat');
  return (
    <>
      <Field label={t('wecom.welcome')} hint={t('wecom.welcomeHint')} fault={fault('settings.welcome')}>
        <Input.TextArea
          value={wecom.welcome}
          maxLength={600}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={({ target }) => onChange({ welcome: target.value })}
        />
      </Field>
      <Field label="EncodingAESKey" hint={t('wecom.keyHint')} fault={fault('settings.encodingAesKey')}>
        <Input
          value={wecom.encodingAesKey}
          maxLength={43}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange({ encodingAesKey: target.value.trim() })}
        />
      </Field>
    </>
  );
}
