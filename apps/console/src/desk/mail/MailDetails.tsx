import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailFacts, Message } from '#contract';
import { api } from '../../app/api';
import { Button, Dialog, ErrorState, LoadingShape } from '../../ui';

/** The way to a mail as it came: who is on it, its header lines, and the file itself. */
export function MailDetails({ message, mail }: { message: Message; mail: MailFacts }) {
  const { t } = useTranslation('mail');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="ml-link" onClick={() => setOpen(true)} data-testid="mail-details">
        {t('details.open')}
      </button>
      {open && <DetailsDialog id={message.id} mail={mail} onClose={() => setOpen(false)} />}
    </>
  );
}

function DetailsDialog({ id, mail, onClose }: { id: string; mail: MailFacts; onClose(): void }) {
  const { t } = useTranslation('mail');
  const people = [
    ['from', mail.from ? [mail.from] : []],
    ['to', mail.to],
    ['cc', mail.cc],
    ['reply_to', mail.replyTo ? [mail.replyTo.email] : []],
  ] as const;
  return (
    <Dialog title={t('details.title')} onClose={onClose} width={680}>
      <dl className="ml-people">
        {people.map(
          ([line, addresses]) =>
            addresses.length > 0 && (
              <div key={line}>
                <dt>{t(`details.${line}`)}</dt>
                <dd>{addresses.join(t('separator'))}</dd>
              </div>
            ),
        )}
      </dl>
      <Headers id={id} />
      <footer>
        <a className="ui-btn" href={`/api/messages/${id}/raw`} download={`${id}.eml`} data-testid="mail-download">
          <Download size={14} aria-hidden /> {t('details.download')}
        </a>
        <Button look="main" onClick={onClose}>
          {t('details.close')}
        </Button>
      </footer>
    </Dialog>
  );
}

function Headers({ id }: { id: string }) {
  const { t } = useTranslation('mail');
  const { data, error, refetch } = useQuery({
    queryKey: ['mail-headers', id],
    queryFn: ({ signal }) => api('messageHeaders', { params: { id }, signal }),
    staleTime: Infinity,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape />;
  return (
    <pre className="ml-headers" tabIndex={0} aria-label={t('details.headers')} data-testid="mail-headers">
      {data.text}
      {data.cut && `\n${t('details.cut')}`}
    </pre>
  );
}
