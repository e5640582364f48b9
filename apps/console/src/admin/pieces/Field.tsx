import { cloneElement, useId, type ReactElement, type ReactNode } from 'react';
import './pieces.css';

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  fault?: string | undefined;
  /** One control; it gets the id, the description and the mark of a fault. */
  children: ReactElement<Record<string, unknown>>;
}

/** A labelled control with its explanation, and in its place what is wrong with it. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className={fault ? 'pc-field pc-field-bad' : 'pc-field'}>
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        ...(fault ? { status: 'error', 'aria-invalid': true } : {}),
      })}
      {note && (
        <p id={`${id}-note`} className={fault ? 'pc-fault' : 'pc-hint'}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Fields that belong together, under a small heading with its explanation. */
export function FieldGroup({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="pc-group">
      <h2>{title}</h2>
      {hint && <p className="pc-hint">{hint}</p>}
      {children}
    </section>
  );
}

/** A few ways to choose from, each with a sentence; arrow keys move between them. */
export function Choices<V extends string>({
  name,
  value,
  options,
  onChange,
}: {
  name: string;
  value: V;
  options: readonly { value: V; title: string; text: string; icon?: ReactNode }[];
  onChange(value: V): void;
}) {
  return (
    <div className="pc-choices" role="radiogroup" aria-label={name}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'on' : ''}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.icon}
          <span>
            <b>{option.title}</b>
            <small>{option.text}</small>
          </span>
        </label>
      ))}
    </div>
  );
}
