import type { ReactNode } from 'react';
import styles from './records.module.css';

interface Props {
  label: string;
  icon?: ReactNode;
  testId?: string;
  disabled?: boolean;
  /** For a button that opens something below itself. */
  pressed?: boolean;
  tone?: 'plain' | 'main';
  title?: string;
  onClick: () => void;
}

export function SmallButton({ label, icon, testId, disabled, pressed, tone = 'plain', title, onClick }: Props) {
  return (
    <button
      type="button"
      className={styles.small}
      data-tone={tone}
      data-testid={testId}
      disabled={disabled}
      aria-expanded={pressed}
      title={title}
      onClick={onClick}
    >
      {icon}
      {label}
    </button>
  );
}
