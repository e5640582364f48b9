import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices, Field, FieldGroup } from '../pieces/Field';
import type { EmailSettings, SignInDraft } from '../inboxes/mail-presets';
import { newSignIn } from './sign-in-draft';

interface SignInFieldsProps {
  email: EmailSettings;
  setEmail(patch: Partial<EmailSettings>): void;
  fault(path: string): string | undefined;
}

/** How the desk gets into the mailbox: by a password, or signed in at the provider. */
export function SignInFields({ email, setEmail, fault }: SignInFieldsProps) {
  const { t } = useTranslation('mailboxes');
  const { signIn } = email;
  const set = (patch: Partial<SignInDraft>) => setEmail({ signIn: { ...signIn!, ...patch } });
  return (
    <FieldGroup title={t('login.title')}>
      <Choices
        name={t('login.title')}
        value={signIn ? 'provider' : 'password'}
        options={(['password', 'provider'] as const).map((value) => ({
          value,
          title: t(`login.${value}.title`),
          text: t(`login.${value}.text`),
        }))}
        onChange={(value) => setEmail({ signIn: value === 'provider' ? newSignIn(email) : null })}
      />
      {signIn && <ClientFields signIn={signIn} set={set} fault={fault} />}
    </FieldGroup>
  );
}

interface ClientFieldsProps {
  signIn: SignInDraft;
  set(patch: Partial<SignInDraft>): void;
  fault(path: string): string | undefined;
}

function ClientFields({ signIn, set, fault }: ClientFieldsProps) {
  const { t } = useTranslation('mailboxes');
  const text = (field: 'clientId' | 'tenant' | 'authorizeUrl' | 'tokenUrl' | 'scope', hint?: string) => (
    <Field label={t(`client.${field}`)} hint={hint} fault={fault(`settings.signIn.${field}`)}>
      <Input value={signIn[field]} autoComplete="off" onChange={({ target }) => set({ [field]: target.value })} />
    </Field>
  );
  return (
    <>
      <Field label={t('client.provider')} hint={t(`client.how.${signIn.provider}`)}>
        <Select
          value={signIn.provider}
          onChange={(provider) => set({ provider })}
          options={(['google', 'microsoft', 'custom'] as const).map((value) => ({
            value,
            label: t(`client.providers.${value}`),
          }))}
        />
      </Field>
      <div className="pc-pair">
        {text('clientId')}
        <Field
          label={t('client.clientSecret')}
          hint={t('client.secretHint')}
          fault={fault('settings.signIn.clientSecret')}
        >
          <Input.Password
            value={signIn.clientSecret}
            autoComplete="new-password"
            onChange={({ target }) => set({ clientSecret: target.value })}
          />
        </Field>
      </div>
      {signIn.provider === 'microsoft' && text('tenant', t('client.tenantHint'))}
      {signIn.provider === 'custom' && (
        <>
          {text('authorizeUrl')}
          {text('tokenUrl')}
          {text('scope')}
        </>
      )}
      <p className="ib-note">{t('client.after')}</p>
    </>
  );
}
