import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api';
import { Line } from './Fields';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';

export interface LeadFields {
  unitName: string;
  need: string;
  source: string;
  keyword: string;
  campaign: string;
}
const FIELDS = [
  { name: 'unitName', longest: 120 },
  { name: 'need', longest: 1000 },
  { name: 'source', longest: 80 },
  { name: 'keyword', longest: 120 },
  { name: 'campaign', longest: 120 },
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
  const sources = useSources();
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
            offered={name === 'source' ? sources : undefined}
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

/** What admins set to pick from. */
function useSources(): readonly string[] {
  const setup = useQuery({
    queryKey: ['lead-setup'],
    queryFn: ({ signal }) => api('leadSetup', { signal }),
    staleTime: 300_000,
  });
  return setup.data?.sources ?? [];
}
