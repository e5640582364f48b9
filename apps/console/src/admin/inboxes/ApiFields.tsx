import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#contract';
import { Field } from '../pieces/Field';
import { ConnectionTest } from './ConnectionTest';
import type { FieldsProps } from './inbox-drafts';

export interface ApiDraft {
  url: string;
}

export const apiDraft = ({ url }: Inbox['settings']): ApiDraft => ({ url: typeof url === 'string' ? url : '' });

/** Where replies are posted; without it the program asks for them. */
export function ApiFields({ form: { draft, set, fault }, inboxId }: FieldsProps<ApiDraft>) {
  const { t } = useTranslation('webhooks');
  const { url } = draft.settings;
  return (
    <>
      <Field label={t('api.replies')} hint={t('api.repliesHint')} fault={fault('settings.url')}>
        <Input
          value={url}
          placeholder="https://"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => set({ settings: { url: target.value.trim() } })}
        />
      </Field>
      {/* A new inbox has no secret yet that the program could know. */}
      {inboxId && url !== '' && (
        <ConnectionTest tried={{ channel: 'api', settings: { url }, inboxId }} hint={t('api.testHint')} />
      )}
    </>
  );
}
