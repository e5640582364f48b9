import { Checkbox, Input, InputNumber } from 'antd';
import { Server, Webhook } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choices, Field, FieldGroup } from '../pieces/Field';
import { ConnectionTest } from './ConnectionTest';
import { ExtensionRows } from './ExtensionRows';
import type { FieldsProps } from './inbox-drafts';
import { type PhoneDraft, sentPhone, withSystem } from './phone-draft';

type Props = FieldsProps<PhoneDraft>;
const SYSTEMS = ['webhook', 'asterisk', 'freeswitch'] as const;
const CONSENTS = ['yes', 'unknown', 'no'] as const;

const change =
  ({ form }: Props) =>
  (patch: Partial<PhoneDraft>) =>
    form.set({ settings: { ...form.draft.settings, ...patch } });

/** A telephone system: how it tells of calls, whose extensions are whose, and what callers know of being recorded. */
export function PhoneFields(props: Props) {
  const { t } = useTranslation('phone');
  const { settings } = props.form.draft;
  return (
    <>
      <FieldGroup title={t('admin.system')}>
        <Choices
          name={t('admin.system')}
          value={settings.system}
          options={SYSTEMS.map((value) => ({
            value,
            icon: value === 'webhook' ? <Webhook size={16} aria-hidden /> : <Server size={16} aria-hidden />,
            title: t(`admin.systems.${value}.title`),
            text: t(`admin.systems.${value}.text`),
          }))}
          onChange={(system) => props.form.set({ settings: withSystem(settings, system) })}
        />
      </FieldGroup>
      {settings.system !== 'webhook' && <LineFields {...props} />}
      <ExtensionRows {...props} />
      <NumberFields {...props} />
      <RecordingFields {...props} />
    </>
  );
}

function LineFields(props: Props) {
  const { t } = useTranslation('phone');
  const { form, inboxId } = props;
  const { settings } = form.draft;
  const set = change(props);
  return (
    <FieldGroup title={t('admin.line')} hint={t(`admin.lineHint.${settings.system as 'asterisk' | 'freeswitch'}`)}>
      <div className="pc-pair">
        <Field label={t('admin.host')} fault={form.fault('settings.host')}>
          <Input
            value={settings.host}
            spellCheck={false}
            onChange={({ target }) => set({ host: target.value.trim() })}
          />
        </Field>
        <Field label={t('admin.port')} fault={form.fault('settings.port')}>
          <InputNumber
            value={settings.port}
            min={1}
            max={65535}
            controls={false}
            onChange={(port) => set({ port: port ?? 1 })}
          />
        </Field>
      </div>
      <div className="pc-pair">
        {settings.system === 'asterisk' && (
          <Field label={t('admin.user')} fault={form.fault('settings.user')}>
            <Input
              value={settings.user}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => set({ user: target.value.trim() })}
            />
          </Field>
        )}
        <Field
          label={t('admin.secret')}
          hint={inboxId ? t('admin.secretKept') : undefined}
          fault={form.fault('settings.secret')}
        >
          <Input.Password
            value={settings.secret}
            autoComplete="new-password"
            onChange={({ target }) => set({ secret: target.value })}
          />
        </Field>
      </div>
      {settings.system === 'asterisk' && (
        <Checkbox checked={settings.tls} onChange={({ target }) => set({ tls: target.checked })}>
          {t('admin.tls')}
        </Checkbox>
      )}
      <ConnectionTest
        tried={{ channel: 'phone', settings: sentPhone(settings), ...(inboxId ? { inboxId } : {}) }}
        hint={t('admin.testHint')}
      />
    </FieldGroup>
  );
}

function NumberFields(props: Props) {
  const { t } = useTranslation('phone');
  const { areaCode } = props.form.draft.settings;
  return (
    <Field label={t('admin.areaCode')} hint={t('admin.areaCodeHint')} fault={props.form.fault('settings.areaCode')}>
      <Input
        value={areaCode}
        maxLength={4}
        inputMode="numeric"
        placeholder="010"
        onChange={({ target }) => change(props)({ areaCode: target.value.trim() })}
      />
    </Field>
  );
}

function RecordingFields(props: Props) {
  const { t } = useTranslation('phone');
  const { recording } = props.form.draft.settings;
  const set = (patch: Partial<typeof recording>) => change(props)({ recording: { ...recording, ...patch } });
  return (
    <FieldGroup title={t('admin.recording')} hint={t('admin.recordingHint')}>
      <Choices
        name={t('admin.recording')}
        value={recording.consent}
        options={CONSENTS.map((value) => ({
          value,
          title: t(`admin.consents.${value}.title`),
          text: t(`admin.consents.${value}.text`),
        }))}
        onChange={(consent) => set({ consent })}
      />
      <Field label={t('admin.base')} hint={t('admin.baseHint')} fault={props.form.fault('settings.recording.base')}>
        <Input
          value={recording.base}
          placeholder="http://pbx.lan/monitor/"
          spellCheck={false}
          onChange={({ target }) => set({ base: target.value.trim() })}
        />
      </Field>
    </FieldGroup>
  );
}
