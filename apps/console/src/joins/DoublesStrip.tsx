import { TriangleAlert, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactDouble, ContactJoin } from '#contract';
import { api } from '../app/api';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import { When } from '../records/When';
import { toast, useNow } from '../ui';
import { JoinDialog } from './JoinDialog';
import { refetchPeople, useDoubles } from './use-joins';
import styles from './joins.module.css';

/** Who this contact may be as well, and who it was joined with. Nothing where there is neither. */
export function DoublesStrip({ contact }: { contact: Contact }) {
  const { data } = useDoubles(contact.id);
  const [joining, setJoining] = useState<ContactDouble | null>(null);
  if (!data || data.rows.length + data.joins.length === 0) return null;
  return (
    <div className={styles.strip} data-testid="doubles">
      {data.rows.slice(0, 2).map((double) => (
        <Suggestion key={double.contact.id} contact={contact} double={double} onJoin={() => setJoining(double)} />
      ))}
      {data.joins.map((join) => (
        <Joined key={join.id} join={join} />
      ))}
      {joining && <JoinDialog contact={contact} double={joining} onClose={() => setJoining(null)} />}
    </div>
  );
}

interface SuggestionProps {
  contact: Contact;
  double: ContactDouble;
  onJoin(): void;
}

function Suggestion({ contact, double: { contact: other, reasons, strength, warnings }, onJoin }: SuggestionProps) {
  const { t } = useTranslation('joins');
  const { busy, run } = useAct();
  const tellApart = () =>
    void run(async () => {
      await api('dismissDouble', { params: { id: contact.id, otherId: other.id } });
      refetchPeople();
    });
  return (
    <section className={styles.suggestion} data-testid={`double-${other.id}`} aria-label={t('suggestion')}>
      <UsersRound size={15} aria-hidden />
      <div>
        <p>{t(`strength.${strength}`, { name: other.name })}</p>
        <small>{reasons.map((reason) => t(`reason.${reason}`)).join(t('separator'))}</small>
        {warnings.map((warning) => (
          <small key={warning} className={styles.warning}>
            <TriangleAlert size={12} aria-hidden /> {t(`warning.${warning}`)}
          </small>
        ))}
        <footer>
          <SmallButton testId="double-join" tone="main" label={t('compare')} onClick={onJoin} />
          <SmallButton testId="double-dismiss" label={t('not_one')} disabled={busy} onClick={tellApart} />
        </footer>
      </div>
    </section>
  );
}

/** A join that stands, and the way back for as long as there is one. */
function Joined({ join: { id, otherName, byName, at, undoUntil } }: { join: ContactJoin }) {
  const { t } = useTranslation('joins');
  const { busy, run } = useAct();
  const now = useNow();
  const undo = () =>
    void run(async () => {
      await api('undoJoin', { params: { id } });
      toast(t('undone', { name: otherName }));
      refetchPeople();
    });
  return (
    <section className={styles.joined} data-testid={`join-${id}`}>
      <p>
        {t('joined', { name: otherName })}{' '}
        <small>
          {byName} · <When at={at} now={now} />
        </small>
      </p>
      {undoUntil && (
        <>
          <SmallButton testId="join-undo" label={t('undo')} disabled={busy} onClick={undo} />
          <small>
            {t('undo_until')} <When at={undoUntil} now={now} />
          </small>
        </>
      )}
    </section>
  );
}
