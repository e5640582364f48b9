import { Download } from 'lucide-react';
import styles from './downloads.module.css';

const FORMATS = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
] as const;

interface Props {
  /** What is in the file. */
  label: string;
  /** Where the browser fetches it: by the query of the screen, so that both say the same. */
  href(format: 'csv' | 'xlsx'): string;
  testId: string;
}

/** A list as a file, in each of the desk's two formats. */
export function Downloads({ label, href, testId }: Props) {
  return (
    <span className={styles.downloads} role="group" aria-label={label}>
      <Download size={14} aria-hidden /> {label}
      {FORMATS.map(([format, name]) => (
        <a key={format} href={href(format)} download data-testid={`${testId}-${format}`}>
          {name}
        </a>
      ))}
    </span>
  );
}
