import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { Line } from '../records/Fields';
import { useAct } from '../records/use-act';
import { Button, Dialog } from '../ui';
import styles from './contacts.module.css';

const FACTS = ['name', 'phone', 'email'] as const;
const BLANK = { name: '', phone: '', email: '' };
const LONGEST = { name: 120, phone: 40, email: 254 } as const;

interface Props {
  onClose: () => void;
  onCreated: (id: string) => void;
}

export function NewContact({ onClose, onCreated }: Props) {
  const { t } = useTranslation('contacts');
  const [fields, setFields] = useState(BLANK);
  const { busy, create } = useCreate({ onClose, onCreated });
  return (
    <Dialog title={t('add')} width={360} onClose={onClose}>
      <form
        className={styles.new}
        onSubmit={(event) => {
          event.preventDefault();
          create(fields);
        }}
      >
        {FACTS.map((fact) => (
          <Line
            key={fact}
            autoFocus={fact === 'name'}
            label={t(`facts.${fact}`)}
            longest={LONGEST[fact]}
            value={fields[fact]}
            onChange={(value) => setFields({ ...fields, [fact]: value })}
          />
        ))}
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" type="submit" disabled={busy || fields.name.trim() === ''}>
            {t('add')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function useCreate({ onClose, onCreated }: Props) {
  const client = useQueryClient();
  const { busy, run } = useAct();
  const create = (fields: typeof BLANK) =>
    void run(async () => {
      const contact = await api('createContact', { body: bodyOf(fields) });
      await client.invalidateQueries({ queryKey: ['contacts'] });
      onClose();
      onCreated(contact.id);
    });
  return { busy, create };
}

function bodyOf({ name, phone, email }: typeof BLANK) {
  return { name: name.trim(), phone: phone.trim() || undefined, email: email.trim() || undefined };
}
