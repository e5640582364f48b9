import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Call } from '#contract';
import { api } from '../app/api';
import { useAct } from '../records/use-act';
import { Avatar } from '../ui';
import styles from './phone.module.css';
import type { CallCard } from './RingingCall';
import { usePutDock } from './use-dock';

/** The contact, or all of them that have this number until somebody says which it is. */
export function CallWho({ call, card }: { call: Call; card: CallCard | undefined }) {
  const { t } = useTranslation('phone');
  const doubtful = (card?.contacts.length ?? 0) > 1 && !call.messageId;
  const contact = card?.contacts.find(({ id }) => id === call.contactId);
  return (
    <div className={styles.who}>
      <Avatar name={call.contactName} size={36} />
      <div className={styles.names}>
        <b data-testid="call-contact">{call.number === null ? t('hidden') : call.contactName}</b>
        <small>
          {[call.number, contact?.company, call.line && t('line', { line: call.line })].filter(Boolean).join(' · ')}
        </small>
      </div>
      {doubtful && <Candidates call={call} card={card!} />}
    </div>
  );
}

function Candidates({ call, card }: { call: Call; card: CallCard }) {
  const { t } = useTranslation('phone');
  const client = useQueryClient();
  const put = usePutDock();
  const { busy, run } = useAct();
  const choose = (contactId: string) =>
    void run(async () => {
      put.call(await api('matchCall', { params: { id: call.id }, body: { contactId } }));
      await client.invalidateQueries({ queryKey: ['call-card', call.id] });
    });
  return (
    <fieldset className={styles.candidates} data-testid="call-candidates">
      <legend>{t('candidates', { n: card.contacts.length })}</legend>
      {card.contacts.map(({ id, name, company }) => (
        <button key={id} type="button" aria-pressed={id === call.contactId} disabled={busy} onClick={() => choose(id)}>
          {name}
          {company && <small>{company}</small>}
        </button>
      ))}
    </fieldset>
  );
}
