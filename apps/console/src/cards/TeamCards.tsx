import { useTranslation } from 'react-i18next';
import type { CardSummary } from '#contract';
import styles from './cards.module.css';

/** A month's cards, each with where it stands and what it comes to. */
export function TeamCards({
  rows,
  total,
  chosen,
  onOpen,
}: {
  rows: readonly CardSummary[];
  /** How many there are, while not all have come. */
  total: number | null;
  chosen: string | null;
  onOpen(id: string): void;
}) {
  const { t, i18n } = useTranslation('cards');
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <ul className={styles.team} aria-label={t('team')} aria-busy={total !== null}>
      {total !== null && <Coming n={rows.length} total={total} />}
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            aria-pressed={row.id === chosen}
            data-testid={`card-of-${row.workNumber}`}
            onClick={() => onOpen(row.id)}
          >
            <span>
              <b>{row.agentName}</b> {row.workNumber}
              <small>
                {t(`states.${row.state}`)}
                {row.open.length > 0 && ` · ${t('open_lines', { n: row.open.length })}`}
                {row.approved?.late && ` · ${t('late')}`}
              </small>
            </span>
            <strong>{row.score}</strong>
            <small>{row.grade.name[locale]}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Coming({ n, total }: { n: number; total: number }) {
  const { t } = useTranslation('cards');
  return (
    <li className={styles.coming} role="status">
      <progress max={total} value={n} aria-hidden /> {t('coming', { n, total })}
    </li>
  );
}
