import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, FieldGroup } from '../pieces/Field';
import type { EmailSettings } from './mail-presets';

interface MailHabitsFieldsProps {
  email: EmailSettings;
  setEmail(patch: Partial<EmailSettings>): void;
  fault(path: string): string | undefined;
}

/** What an inbox does with mail beside its servers: further addresses, signature, quoting, whom it believes. */
export function MailHabitsFields({ email, setEmail, fault }: MailHabitsFieldsProps) {
  const { t } = useTranslation('admin');
  return (
    <FieldGroup title={t('inboxes.habits.title')}>
      <Field
        label={t('inboxes.habits.aliases')}
        hint={t('inboxes.habits.aliasesHint')}
        fault={fault('settings.aliases')}
      >
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 5 }}
          value={email.aliases.join('\n')}
          placeholder="sales@example.com"
          onChange={({ target }) => setEmail({ aliases: target.value.split('\n') })}
          data-testid="inbox-aliases"
        />
      </Field>
      <Field
        label={t('inboxes.habits.signature')}
        hint={t('inboxes.habits.signatureHint')}
        fault={fault('settings.signature')}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4_000}
          value={email.signature}
          onChange={({ target }) => setEmail({ signature: target.value })}
          data-testid="inbox-signature"
        />
      </Field>
      <Checkbox checked={email.quote} onChange={({ target }) => setEmail({ quote: target.checked })}>
        {t('inboxes.habits.quote')}
      </Checkbox>
      <Field
        label={t('inboxes.habits.trustedHost')}
        hint={t('inboxes.habits.trustedHostHint')}
        fault={fault('settings.trustedHost')}
      >
        <Input
          value={email.trustedHost}
          maxLength={80}
          placeholder="mx.example.com"
          onChange={({ target }) => setEmail({ trustedHost: target.value })}
        />
      </Field>
    </FieldGroup>
  );
}
