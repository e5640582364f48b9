import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Callback, Contact } from '#contract';
import { api } from '../app/api';
import { Choice, Line } from './Fields';
import styles from './records.module.css';
import { SmallButton } from './SmallButton';

export type Tried = Omit<Callback['tried'][number], 'at'>;

const OUTCOMES = ['no_answer', 'busy', 'wrong_number'] as const satisfies Tried['outcome'][];
const MOST = 10;

/** What is sent of the numbers that were typed: none of a contact who was reached, and no empty lines. */
export const triedOf = (result: NonNullable<Callback['result']>, tried: readonly Tried[]): Tried[] =>
  result === 'unreachable' ? tried.filter(({ number }) => number.trim().length >= 3) : [];

const numbersOf = ({ phone, identities }: Contact): string[] => [
  ...new Set([
    ...(phone ? [phone] : []),
    ...identities.filter(({ channel }) => channel === 'phone').map((i) => i.externalId),
  ]),
];

interface Props {
  contactId: string;
  tried: Tried[];
  onChange(tried: Tried[]): void;
}

/** Each number that was called in vain, apart (DOMAIN section 9); the contact's own stand there already. */
export function TriedNumbers({ contactId, tried, onChange }: Props) {
  const { t } = useTranslation('records');
  const { data } = useQuery({
    queryKey: ['contact', contactId],
    queryFn: ({ signal }) => api('getContact', { params: { id: contactId }, signal }),
  });
  const known = data && numbersOf(data);
  useEffect(() => {
    if (tried.length === 0 && known?.length)
      onChange(known.slice(0, MOST).map((number) => ({ number, outcome: 'no_answer' })));
    // Only when the numbers come: what was removed must not come back.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [data]);
  const change = (index: number, more: Partial<Tried>) =>
    onChange(tried.map((one, i) => (i === index ? { ...one, ...more } : one)));
  const options = OUTCOMES.map((value) => ({ value, label: t(`callback.tried.outcomes.${value}`) }));
  return (
    <div role="group" aria-label={t('callback.tried.title')} data-testid="tried-numbers">
      {tried.map(({ number, outcome }, index) => (
        <div key={index} className={styles.tried}>
          <Line
            label={t('callback.tried.number')}
            longest={40}
            value={number}
            onChange={(value) => change(index, { number: value })}
          />
          <Choice
            label={t('callback.tried.outcome')}
            value={outcome}
            options={options}
            onChange={(value) => change(index, { outcome: value })}
          />
          <SmallButton
            icon={<X size={14} />}
            label=""
            title={t('callback.tried.remove')}
            onClick={() => onChange(tried.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      {tried.length < MOST && (
        <SmallButton
          icon={<Plus size={14} />}
          label={t('callback.tried.add')}
          onClick={() => onChange([...tried, { number: '', outcome: 'no_answer' }])}
        />
      )}
    </div>
  );
}
