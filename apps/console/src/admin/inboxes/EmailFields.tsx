import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, FieldGroup } from '../pieces/Field';
import { MailboxExtras } from '../mailboxes/MailboxExtras';
import { SignInFields } from '../mailboxes/SignInFields';
import { ConnectionTest } from './ConnectionTest';
import { trimmedEmail, type FieldsProps } from './inbox-drafts';
import { MailHabitsFields } from './MailHabitsFields';
import { MAIL_PRESETS, presetOfAddress, presetOfSettings, withPreset, type EmailSettings } from './mail-presets';
import { MailServerFields } from './MailServerFields';

/** Address, provider, the two servers, and a test that says which step fails. */
export function EmailFields({ form, inboxId }: FieldsProps<EmailSettings>) {
  const { t } = useTranslation('admin');
  const { draft, set, fault } = form;
  const email = draft.settings;
  const setEmail = (patch: Partial<EmailSettings>) => set({ settings: { ...email, ...patch } });
  const fillFromAddress = () => {
    const preset = email.imap || email.smtp ? null : presetOfAddress(email.address);
    if (preset) set({ settings: withPreset(email, preset) });
  };
  return (
    <>
      <div className="pc-pair">
        <Field label={t('inboxes.address')} hint={t('inboxes.addressHint')} fault={fault('settings.address')}>
          <Input
            type="email"
            value={email.address}
            placeholder="service@example.com"
            onChange={({ target }) => setEmail({ address: target.value })}
            onBlur={fillFromAddress}
          />
        </Field>
        <Field label={t('inboxes.senderName')} hint={t('inboxes.senderNameHint')} fault={fault('settings.senderName')}>
          <Input
            value={email.senderName}
            maxLength={120}
            onChange={({ target }) => setEmail({ senderName: target.value })}
          />
        </Field>
      </div>
      <FieldGroup title={t('inboxes.provider')} hint={t('inboxes.providerHint')}>
        <Providers email={email} onPick={(next) => set({ settings: next })} />
      </FieldGroup>
      {(email.imap ?? email.smtp) && <SignInFields email={email} setEmail={setEmail} fault={fault} />}
      <MailServerFields kind="imap" inboxId={inboxId} email={email} setEmail={setEmail} fault={fault} />
      <MailServerFields kind="smtp" inboxId={inboxId} email={email} setEmail={setEmail} fault={fault} />
      <MailHabitsFields email={email} setEmail={setEmail} fault={fault} />
      <ConnectionTest
        tried={{ channel: 'email', settings: { ...trimmedEmail(email) }, ...(inboxId ? { inboxId } : {}) }}
        hint={t('inboxes.testHint')}
      />
      {inboxId && (
        <MailboxExtras inboxId={inboxId} address={email.address} folders={email.imap && email.imap.folders} />
      )}
    </>
  );
}

function Providers({ email, onPick }: { email: EmailSettings; onPick(email: EmailSettings): void }) {
  const { t } = useTranslation('admin');
  const current = presetOfSettings(email);
  const none = email.imap === null && email.smtp === null;
  return (
    <>
      <div className="ib-presets">
        {MAIL_PRESETS.map((preset) => (
          <button
            key={preset.key}
            type="button"
            aria-pressed={preset === current}
            onClick={() => onPick(withPreset(email, preset))}
          >
            {t(`inboxes.presets.${preset.key}`)}
          </button>
        ))}
        <button type="button" aria-pressed={none} onClick={() => onPick({ ...email, imap: null, smtp: null })}>
          {t('inboxes.presets.direct')}
        </button>
      </div>
      {current && !email.signIn && <p className="ib-note">{t(`inboxes.passwordKind.${current.hint}`)}</p>}
      {none && <p className="ib-note">{t('inboxes.directText')}</p>}
    </>
  );
}
