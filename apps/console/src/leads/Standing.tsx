import { useTranslation } from 'react-i18next';
import type { Lead } from '#contract';
import { useAgent } from '../app/session';
import { When } from '../records/When';
import { useNow } from '../ui';
import styles from './leads.module.css';
import { moneyText } from './money';

/** Who in sales has a lead, whether they called, and how it ended. */
export function Standing({ lead }: { lead: Lead }) {
  const { t } = useTranslation('leads');
  const { handed, returned, outcome, contactedAt, contactNote, callDueAt } = lead;
  return (
    <>
      {handed && <Handed handed={handed} callDueAt={callDueAt} />}
      {returned && <Returned returned={returned} toManager={handed?.name !== returned.from} />}
      {contactedAt && (
        <p className={styles.entry}>
          {t('sales.was_contacted')} <At at={contactedAt} />
          {contactNote && <span className={styles.said}>{contactNote}</span>}
        </p>
      )}
      {outcome && <Outcome outcome={outcome} />}
    </>
  );
}

function Handed({ handed, callDueAt }: { handed: NonNullable<Lead['handed']>; callDueAt: string | null }) {
  const { t } = useTranslation('leads');
  const now = useNow();
  const by = useAgent(handed.byId)?.name ?? '';
  return (
    <p className={styles.entry}>
      <b>{handed.name}</b> {handed.phone} {handed.territoryName}
      <small>
        {t('sales.handed_by', { name: by })} <When at={handed.at} now={now} />
        {callDueAt && (
          <>
            {' · '}
            {t('call_by')} <When at={callDueAt} now={now} />
          </>
        )}
      </small>
      {handed.note && <span className={styles.said}>{handed.note}</span>}
    </p>
  );
}

function Returned({ returned, toManager }: { returned: NonNullable<Lead['returned']>; toManager: boolean }) {
  const { t } = useTranslation(['leads', 'records']);
  const { from: name, at, notes } = returned;
  return (
    <div className={styles.entry} data-warn data-testid="lead-returned">
      {t(toManager ? 'sales.returned' : 'sales.returned_alone', { name })} <At at={at} />
      {notes.map((note) => (
        <p key={note.at} className={styles.said}>
          {note.result && t(`records:callback.results.${note.result}`)} {note.feedback}
        </p>
      ))}
    </div>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<Lead['outcome']> }) {
  const { t, i18n } = useTranslation('leads');
  const { result, amountCents, reason, at, note } = outcome;
  return (
    <p className={styles.entry} data-testid="lead-outcome">
      <b>{t(`stages.${result}`)}</b> {amountCents !== null && moneyText(amountCents, i18n.language)}
      {reason && t(`lost.${reason}`)} <At at={at} />
      {note && <span className={styles.said}>{note}</span>}
    </p>
  );
}

const At = ({ at }: { at: string }) => (
  <small>
    <When at={at} now={useNow()} />
  </small>
);
