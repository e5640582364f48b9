import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { api } from '../app/api';
import { DayField, Line, Words } from '../records/Fields';
import { SmallButton } from '../records/SmallButton';
import { useAct } from '../records/use-act';
import styles from './contacts.module.css';
import { putContact } from './put-contact';
import { contactChanges, FACTS, type Fact, type Facts } from './contact-facts';

/** The facts a desk collects (DOMAIN V8), written where they are read. */
export function ContactFields({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const client = useQueryClient();
  const { busy, run } = useAct();
  const [typed, setTyped] = useState<Partial<Facts>>({});
  const changes = contactChanges(contact, typed);
  const save = () =>
    run(async () => {
      const body = { version: contact.version, ...changes };
      const saved = await api('patchContact', { params: { id: contact.id }, body });
      putContact(client, saved);
      setTyped({});
    });
  return (
    <div className={styles.facts}>
      {FACTS.map((fact) => (
        <label key={fact}>
          <span>{t(`facts.${fact}`)}</span>
          <FactInput
            fact={fact}
            value={typed[fact] ?? contact[fact] ?? ''}
            onChange={(value) => setTyped({ ...typed, [fact]: value })}
          />
        </label>
      ))}
      {Object.keys(changes).length > 0 && (
        <div className={styles.save}>
          <SmallButton label={t('undo')} onClick={() => setTyped({})} />
          <SmallButton
            testId="contact-save"
            tone="main"
            label={t('save')}
            disabled={busy}
            onClick={() => void save()}
          />
        </div>
      )}
    </div>
  );
}

function FactInput({ fact, value, onChange }: { fact: Fact; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('contacts');
  const label = t(`facts.${fact}`);
  if (fact === 'purchasedOn') return <DayField label={label} value={value} onChange={onChange} />;
  const words = { label, placeholder: t('missing'), value, onChange };
  return fact === 'remark' ? <Words {...words} longest={2000} /> : <Line {...words} longest={LONGEST[fact]} />;
}

const LONGEST = { name: 120, phone: 40, email: 254, company: 120, address: 300, product: 120 } as const;
