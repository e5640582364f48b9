import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureBy, Figures } from '#contract';
import type { SortKey, Sorting } from './figure-table';
import styles from './figures.module.css';

type Meaning = Figures['meanings'][number];
interface Props {
  by: FigureBy;
  meanings: readonly Meaning[];
  sorting: Sorting;
  onSort: (key: SortKey) => void;
}

export function FigureHead({ by, meanings, sorting, onSort }: Props) {
  const { t } = useTranslation('figures');
  const sortable = (key: SortKey, label: ReactNode, className?: string) => (
    <SortButton
      key={key}
      order={sorting.key === key ? sorting.descending : null}
      className={className}
      onPress={() => onSort(key)}
    >
      {label}
    </SortButton>
  );
  return (
    <div className={styles.head} role="row">
      {sortable('agent', t(`by.${by}`), styles.agent)}
      {sortable('period', t('period'))}
      {meanings.map((meaning) =>
        sortable(
          meaning.key,
          <>
            <span className={styles.meaning}>
              {t(`keys.${meaning.key}`)}
              <small>{t(`units.${meaning.unit}`)}</small>
            </span>
            <span className={styles.tip} role="tooltip" id={`formula-${meaning.key}`}>
              <Formula meaning={meaning} />
            </span>
          </>,
        ),
      )}
    </div>
  );
}

interface SortProps {
  /** Whether the order is descending; null when another column gives it. */
  order: boolean | null;
  className?: string;
  onPress: () => void;
  children: ReactNode;
}

function SortButton({ order, className, onPress, children }: SortProps) {
  const said = order === null ? 'none' : order ? 'descending' : 'ascending';
  return (
    <span role="columnheader" aria-sort={said} className={className}>
      <button type="button" onClick={onPress}>
        {children}
        {order !== null && (order ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
      </button>
    </span>
  );
}

/** The written formula, what it is measured against and the rule it comes from. */
export function Formula({ meaning }: { meaning: Meaning }) {
  const { t, i18n } = useTranslation('figures');
  const { target, rule, formula, owner, source } = meaning;
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <span className={styles.formula}>
      <span>{formula[locale]}</span>
      {target && <span>{t(`target.${target.per}`, { value: target.value })}</span>}
      {rule && <span>{t('rule', { rule })}</span>}
      <span>{t('answers', { owner: owner[locale], source: t(`sources.${source}`) })}</span>
    </span>
  );
}
