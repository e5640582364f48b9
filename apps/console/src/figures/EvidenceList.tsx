import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FigureEvidence, Figures } from '#contract';
import { SmallButton } from '../records/SmallButton';
import { When } from '../records/When';
import { useNow } from '../ui';
import { figureText } from './figure-text';
import styles from './figures.module.css';

interface Props {
  evidence: readonly FigureEvidence[];
  meaning: Figures['meanings'][number];
  source: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

export function EvidenceList({ evidence, meaning, source }: Props) {
  const { t, i18n } = useTranslation('figures');
  const now = useNow();
  return (
    <>
      <ul className={styles.evidence}>
        {evidence.map((row) => (
          <li key={row.id} data-testid="figure-evidence">
            <span className={styles.at}>
              <When at={row.at} now={now} />
            </span>
            <span className={styles.words}>
              {row.contactName && <b>{row.contactName}</b>} {row.text}
            </span>
            <TicketNumber number={row.ticketNumber} />
            <span className={styles.value}>
              {row.value !== null && figureText(row.value, meaning.unit, i18n.language)}
            </span>
          </li>
        ))}
      </ul>
      {source.hasNextPage && (
        <SmallButton
          label={t('evidence.load_more')}
          disabled={source.isFetchingNextPage}
          onClick={() => void source.fetchNextPage()}
        />
      )}
    </>
  );
}

function TicketNumber({ number }: { number: number | null }) {
  if (number === null) return <span />;
  return (
    <Link to="/desk/$ticketNumber" params={{ ticketNumber: String(number) }}>
      #{number}
    </Link>
  );
}
