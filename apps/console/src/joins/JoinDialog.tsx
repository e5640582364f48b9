import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, ContactDouble, JoinFact } from '#contract';
import { api } from '../app/api';
import { FACTS } from '../contacts/contact-facts';
import { useAct } from '../records/use-act';
import { Button, ChannelIcon, Dialog, toast } from '../ui';
import { differing, lacking } from './join-choice';
import { refetchPeople } from './use-joins';
import styles from './joins.module.css';

interface Props {
  contact: Contact;
  double: ContactDouble;
  onClose(): void;
}

/** Two contacts side by side: which one stays, and which of two facts it keeps. */
export function JoinDialog({ contact, double: { contact: found, warnings }, onClose }: Props) {
  const { t } = useTranslation('joins');
  const choice = useChoice(contact, found);
  const { busy, join } = useJoin(choice, onClose);
  return (
    <Dialog title={t('title')} width={640} onClose={onClose}>
      <div className={styles.dialog} data-testid="join-dialog">
        <p>{t('explain')}</p>
        {warnings.map((warning) => (
          <p key={warning} className={styles.warning} role="alert">
            <TriangleAlert size={14} aria-hidden /> {t(`warning.${warning}`)}
          </p>
        ))}
        <table>
          <Survivors sides={[contact, found]} choice={choice} />
          <tbody>
            {FACTS.map((fact) => (
              <FactRow key={fact} fact={fact} sides={[contact, found]} choice={choice} />
            ))}
            <tr>
              <th scope="row">{t('identities')}</th>
              {[contact, found].map((side) => (
                <td key={side.id}>
                  <Identities contact={side} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
        <footer>
          <small>{t('both_kept')}</small>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" disabled={busy} onClick={join} data-testid="join-confirm">
            {t('join')}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}

interface Choice {
  survivor: Contact;
  other: Contact;
  take: readonly JoinFact[];
  stay(contact: Contact): void;
  keep(fact: JoinFact, of: Contact): void;
}

/** Whoever is known longer stays unless somebody says otherwise: more refers to them. */
function useChoice(a: Contact, b: Contact): Choice {
  const [survivor, setSurvivor] = useState(a.createdAt <= b.createdAt ? a : b);
  const other = survivor.id === a.id ? b : a;
  const [take, setTake] = useState<readonly JoinFact[]>(() => lacking(survivor, other));
  return {
    survivor,
    other,
    take,
    stay: (contact) => {
      if (contact.id === survivor.id) return;
      setSurvivor(contact);
      // What was chosen stays chosen: it only comes from the other side now.
      setTake(differing(a, b).filter((fact) => !take.includes(fact)));
    },
    keep: (fact, of) => setTake([...take.filter((one) => one !== fact), ...(of.id === survivor.id ? [] : [fact])]),
  };
}

function useJoin({ survivor, other, take }: Choice, onClose: () => void) {
  const { t } = useTranslation('joins');
  const { busy, run } = useAct();
  // One id for this dialog: a second press is the same join.
  const [clientId] = useState(() => crypto.randomUUID());
  const join = () =>
    void run(async () => {
      const body = {
        clientId,
        otherId: other.id,
        version: survivor.version,
        otherVersion: other.version,
        take: [...take],
      };
      await api('joinContacts', { params: { id: survivor.id }, body });
      toast(t('done', { name: survivor.name }));
      refetchPeople();
      onClose();
    });
  return { busy, join };
}

type Sides = readonly [Contact, Contact];

function Survivors({ sides, choice }: { sides: Sides; choice: Choice }) {
  const { t } = useTranslation('joins');
  return (
    <thead>
      <tr>
        <td />
        {sides.map((side) => (
          <th key={side.id} scope="col">
            <label>
              <input
                type="radio"
                name="survivor"
                checked={choice.survivor.id === side.id}
                onChange={() => choice.stay(side)}
                data-testid={`survivor-${side.id}`}
              />
              {t('stays', { name: side.name })}
            </label>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A fact that both share stands without a choice. */
function FactRow({ fact, sides, choice }: { fact: JoinFact; sides: Sides; choice: Choice }) {
  const { t } = useTranslation(['joins', 'contacts']);
  const differs = differing(...sides).includes(fact);
  if (!differs && !sides[0][fact]) return null;
  const isKept = (side: Contact) => choice.take.includes(fact) === (side.id === choice.other.id);
  return (
    <tr data-same={!differs || undefined}>
      <th scope="row">{t(`contacts:facts.${fact}`)}</th>
      {sides.map((side) => (
        <td key={side.id} data-kept={(differs && isKept(side)) || undefined}>
          {differs ? (
            <label>
              <input
                type="radio"
                name={fact}
                checked={isKept(side)}
                onChange={() => choice.keep(fact, side)}
                data-testid={`keep-${fact}-${side.id}`}
              />
              <span>{side[fact] ?? t('contacts:missing')}</span>
            </label>
          ) : (
            side[fact]
          )}
        </td>
      ))}
    </tr>
  );
}

function Identities({ contact: { identities } }: { contact: Contact }) {
  const { t } = useTranslation('common');
  return identities.map(({ id, channel, externalId }) => (
    <span key={id} className={styles.identity} title={externalId}>
      <ChannelIcon channel={channel} size={13} />
      {channel === 'web-chat' ? t('channel.web-chat') : externalId}
    </span>
  ));
}
