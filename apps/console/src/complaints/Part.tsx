import type { ReactNode } from 'react';
import { Button } from '../ui';
import type { Refusal } from '../promises/use-refusal';
import styles from './complaints.module.css';

interface PartProps {
  title: string;
  empty?: string | null;
  children: ReactNode;
}

/** A part of a complaint's sheet, with its heading. */
export function Part({ title, empty, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <h3>{title}</h3>
      {empty && <p className={styles.quiet}>{empty}</p>}
      {children}
    </section>
  );
}

interface ActFormProps {
  save: string;
  testId: string;
  busy: boolean;
  refusal: Refusal | null;
  onSave: () => void;
  children?: ReactNode;
  beside?: ReactNode;
}

/** The fields of one act with its button, and why it was refused. */
export function ActForm({ save, testId, busy, refusal, onSave, children, beside }: ActFormProps) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal.text}
        </p>
      )}
      <div className={styles.acts}>
        <Button look="main" type="submit" disabled={busy} data-testid={testId}>
          {save}
        </Button>
        {beside}
      </div>
    </form>
  );
}
