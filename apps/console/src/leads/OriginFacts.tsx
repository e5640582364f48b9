import { useTranslation } from 'react-i18next';
import type { VisitOriginView } from '#contract';
import { Pair } from '../records/Pair';
import records from '../records/records.module.css';

const NAMES = ['source', 'campaign', 'keyword', 'medium', 'content', 'landing', 'referrer'] as const;

/** How a contact first came to us. All of it is what strangers' pages said, so it is shown as text and leads nowhere. */
export function OriginFacts({ origin }: { origin: VisitOriginView }) {
  const { t } = useTranslation('leads');
  return (
    <dl className={records.pairs}>
      {NAMES.filter((name) => origin[name]).map((name) => (
        <Pair key={name} name={t(`origin.${name}`)} value={origin[name]} />
      ))}
    </dl>
  );
}
