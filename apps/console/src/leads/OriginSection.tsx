import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { OriginFacts } from './OriginFacts';

/** Beside a conversation: the page, campaign and search that brought its contact. */
export function OriginSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('leads');
  const { data } = useQuery({
    queryKey: ['contact-origin', contactId],
    queryFn: ({ signal }) => api('contactOrigin', { params: { id: contactId }, signal }),
  });
  if (!data?.origin) return null;
  return (
    <section data-testid="contact-origin">
      <h3>{t('origin.title')}</h3>
      <OriginFacts origin={data.origin} />
    </section>
  );
}
