import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { Line, Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import { DayField } from '../ui';
import { changedMeanwhile, contactChanges, FACTS, type Fact, type Facts } from './contact-facts';
import styles from './contacts.module.css';
import { putContact } from './put-contact';
import { saveContact } from './save-contact';

/** The facts a desk collects (DOMAIN V8), written where they are read. */
export function ContactFields({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { typed, began, write, leave } = useWriting(contact);
  const { busy, save } = useSaving(contact, began, leave);
  const changes = contactChanges(contact, typed);
  const theirs = changedMeanwhile(contact, began).filter((fact) => fact in changes);
  return (
    <div className={styles.facts}>
      {FACTS.map((fact) => (
        <label key={fact}>
          <span>{t(`facts.${fact}`)}</span>
          <FactInput fact={fact} value={typed[fact] ?? contact[fact] ?? ''} onChange={(value) => write(fact, value)} />
          {theirs.includes(fact) && (
            <p className={styles.theirs} role="alert">
              {t('changed_meanwhile', { value: contact[fact] ?? t('missing') })}
            </p>
          )}
        </label>
      ))}
      {Object.keys(changes).length > 0 && (
        <div className={styles.save}>
          <SmallButton label={t(theirs.length > 0 ? 'take_theirs' : 'undo')} onClick={leave} />
          <SmallButton
            testId="contact-save"
            tone="main"
            label={t(theirs.length > 0 ? 'save_mine' : 'save')}
            disabled={busy}
            onClick={() => save(changes)}
          />
        </div>
      )}
    </div>
  );
}

/** What is typed, and what stood there when the typing began. */
function useWriting(contact: Contact) {
  const [typed, setTyped] = useState<Partial<Facts>>({});
  const [began, setBegan] = useState<Partial<Facts>>({});
  return {
    typed,
    began,
    write: (fact: Fact, value: string) => {
      setTyped({ ...typed, [fact]: value });
      if (began[fact] === undefined) setBegan({ ...began, [fact]: contact[fact] ?? '' });
    },
    leave: () => {
      setTyped({});
      setBegan({});
    },
  };
}

function useSaving(contact: Contact, began: Partial<Facts>, onSaved: () => void) {
  const client = useQueryClient();
  const { busy, run } = useAct();
  const save = (changes: ReturnType<typeof contactChanges>) =>
    void run(async () => {
      const answer = await saveContact(contact, changes, began);
      putContact(client, answer.contact);
      if (answer.saved) onSaved();
    });
  return { busy, save };
}

function FactInput({ fact, value, onChange }: { fact: Fact; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('contacts');
  const label = t(`facts.${fact}`);
  if (fact === 'purchasedOn') {
    return <DayField clearable label={label} placeholder={t('missing')} value={value} onChange={onChange} />;
  }
  const words = { label, placeholder: t('missing'), value, onChange };
  return fact === 'remark' ? <Words {...words} longest={2000} /> : <Line {...words} longest={LONGEST[fact]} />;
}

const LONGEST = { name: 120, phone: 40, email: 254, company: 120, address: 300, product: 120 } as const;
