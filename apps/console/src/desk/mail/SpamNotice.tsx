import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TicketDetail } from '#contract';
import { tried } from '../../app/own-acts';
import { Button } from '../../ui';
import type { TicketActs } from '../ticket-acts';
import './mail.css';

/** In place of the composer: why the ticket is put aside, and the way back. */
export function SpamNotice({ detail, acts }: { detail: TicketDetail; acts: TicketActs }) {
  const { t } = useTranslation('mail');
  const spam = detail.messages.find(({ mail }) => mail?.spam)?.mail?.spam;
  const reason = typeof spam?.reason === 'string' ? spam.reason : 'marked';
  return (
    <section className="ml-spam" role="status">
      <ShieldAlert size={16} aria-hidden />
      <p>
        <b>{t('spam.is')}</b> {t(`spam.reason.${reason}`, { value: typeof spam?.value === 'string' ? spam.value : '' })}
        <br />
        <small>{t('spam.back_text')}</small>
      </p>
      <Button look="main" onClick={() => tried(acts.notSpam(detail.row))} data-testid="not-spam">
        {t('spam.not')}
      </Button>
    </section>
  );
}
