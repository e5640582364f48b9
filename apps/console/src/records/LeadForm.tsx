import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from './Fields';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';

export interface LeadFields {
  unitName: string;
  need: string;
  source: string;
  keyword: string;
}
const FIELDS = [
  { name: 'unitName', longest: 120 },
  { name: 'need', longest: 1000 },
  { name: 'source', longest: 80 },
  { name: 'keyword', longest: 120 },
] as const;

interface Props {
  start: LeadFields;
  save: string;
  hint?: string;
  busy: boolean;
  onSave: (fields: LeadFields) => void;
}

export function LeadForm({ start, save, hint, busy, onSave }: Props) {
  const { t } = useTranslation('records');
  const [fields, setFields] = useState(start);
  const trimmed = Object.fromEntries(FIELDS.map(({ name }) => [name, fields[name].trim()])) as unknown as LeadFields;
  return (
    <div className={styles.form}>
      <div className={styles.grid}>
        {FIELDS.map(({ name, longest }) => (
          <Line
            key={name}
            label={t(`lead.fields.${name}`)}
            longest={longest}
            value={fields[name]}
            onChange={(value) => setFields({ ...fields, [name]: value })}
          />
        ))}
      </div>
      <div className={styles.row}>
        <span className={styles.quiet}>{hint}</span>
        <SmallButton testId="lead-save" tone="main" label={save} disabled={busy} onClick={() => onSave(trimmed)} />
      </div>
    </div>
  );
}
