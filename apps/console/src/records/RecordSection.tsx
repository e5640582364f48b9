import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../app/problems';
import styles from './records.module.css';

const SHORT = 4;

interface Props<R> {
  title: string;
  rows: R[];
  error: unknown;
  loading: boolean;
  empty: string;
  actions: ReactNode;
  /** What is being written down now, above the rows. */
  form: ReactNode;
  row: (record: R) => ReactNode;
  onRetry: () => void;
}

/** A heading with its acts and a short list under it; the rest unfolds. */
export function RecordSection<R extends { id: string }>(props: Props<R>) {
  const { t } = useTranslation('records');
  const [whole, setWhole] = useState(false);
  const shown = whole ? props.rows : props.rows.slice(0, SHORT);
  const hidden = props.rows.length - shown.length;
  return (
    <section className={styles.section} aria-label={props.title}>
      <header className={styles.head}>
        <h3>{props.title}</h3>
        {props.rows.length > 0 && <span className={styles.count}>{props.rows.length}</span>}
        <span className={styles.acts}>{props.actions}</span>
      </header>
      {props.form}
      <SectionState {...props} />
      {shown.map((record) => (
        <div key={record.id} className={styles.record}>
          {props.row(record)}
        </div>
      ))}
      {hidden > 0 && (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          {t('show_more', { n: hidden })}
        </button>
      )}
    </section>
  );
}

function SectionState<R>({ error, loading, rows, empty, form, onRetry }: Props<R>) {
  const { t } = useTranslation('records');
  if (error) {
    return (
      <p className={styles.quiet} role="alert">
        {problemText(error, t)}{' '}
        <button type="button" className={styles.link} onClick={onRetry}>
          {t('retry')}
        </button>
      </p>
    );
  }
  if (loading) return <div className={styles.shape} aria-hidden />;
  return rows.length === 0 && !form ? <p className={styles.quiet}>{empty}</p> : null;
}
