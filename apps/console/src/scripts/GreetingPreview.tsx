import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Bot, CircleAlert } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { problemText } from '../app/problems';

/** The greeting as a contact would read it, made by the desk itself from what is typed. */
export function GreetingPreview({ text, inboxId }: { text: string; inboxId: string }) {
  const { t } = useTranslation('scripts');
  const [contactId, setContactId] = useState<string | null>(null);
  const settled = useDeferredValue(text);
  const contacts = useQuery({
    queryKey: ['scripts', 'sampleContacts'],
    queryFn: ({ signal }) => api('listContacts', { query: { limit: 20 }, signal }),
  });
  const preview = useQuery({
    queryKey: ['scripts', 'preview', inboxId, contactId, settled],
    enabled: settled.trim() !== '' && inboxId !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api('previewGreeting', { body: { text: settled, inboxId, ...(contactId ? { contactId } : {}) }, signal }),
  });
  return (
    <section className="sc-preview" data-testid="greeting-preview">
      <div className="pc-foot">
        <b>{t('greetings.preview')}</b>
        <span className="pc-spring" />
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          className="sc-pick"
          placeholder={t('greetings.stranger')}
          aria-label={t('greetings.sample')}
          value={contactId}
          onChange={(id: string | undefined) => setContactId(id ?? null)}
          options={contacts.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </div>
      {settled.trim() === '' ? (
        <p className="pc-hint">{t('greetings.previewEmpty')}</p>
      ) : (
        <div className="sc-bubble" aria-live="polite">
          <Bot size={14} aria-hidden />
          <span>{preview.data?.text ?? '…'}</span>
        </div>
      )}
      {preview.error && <p className="pc-fault">{problemText(preview.error, t)}</p>}
      {preview.data?.faults.map((fault) => (
        <p key={fault} className="pc-fault sc-fault">
          <CircleAlert size={13} aria-hidden />{' '}
          {t(/^\{\{.+\}\}$/.test(fault) ? 'greetings.unknownVariable' : 'greetings.unclosed', { fault })}
        </p>
      ))}
    </section>
  );
}
