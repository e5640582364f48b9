import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { useBootstrap } from '../../app/session';
import { clockTime } from '../times';

/** A reply that never went out: kept as evidence, out of the way. */
export function TakenBack({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('mail');
  const { company } = useBootstrap();
  const [open, setOpen] = useState(false);
  return (
    <div className="cv-history" data-testid={`taken-back-${message.seq}`}>
      <p>
        <b>{message.author.name}</b> {t('taken_back.text')}{' '}
        <button type="button" className="ml-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'taken_back.hide' : 'taken_back.show')}
        </button>{' '}
        <time>{clockTime(message.takenBackAt!, i18n.language, company.zone)}</time>
      </p>
      {open && <p className="ml-taken">{message.text}</p>}
    </div>
  );
}
