import type { Ref } from 'react';
import { useId } from 'react';
import styles from './records.module.css';

// Native controls: these stand beside every conversation, where a component library would cost its whole weight.

interface Option<V extends string> {
  value: V;
  label: string;
}
interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
}

export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <select
      className={styles.field}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as V)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** Few alternatives side by side; arrow keys move between them. */
export function Switch<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <span className={styles.switch} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </span>
  );
}

interface WordsProps {
  label: string;
  placeholder?: string;
  value: string;
  longest: number;
  invalid?: boolean;
  className?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  /** Shown to pick from; anything else may be typed. */
  offered?: readonly string[];
}

export function Line({
  label,
  placeholder = label,
  longest,
  invalid,
  className = '',
  onChange,
  inputRef,
  offered,
  ...rest
}: WordsProps) {
  const list = useId();
  return (
    <>
      <input
        ref={inputRef}
        className={`${styles.field} ${className}`}
        aria-label={label}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        maxLength={longest}
        list={offered ? list : undefined}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      {offered && (
        <datalist id={list}>
          {offered.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
}

export function Words({
  label,
  placeholder = label,
  longest,
  invalid,
  className = '',
  onChange,
  ...rest
}: Omit<WordsProps, 'inputRef' | 'offered'>) {
  return (
    <textarea
      className={`${styles.field} ${styles.words} ${className}`}
      rows={2}
      aria-label={label}
      aria-invalid={invalid || undefined}
      placeholder={placeholder}
      maxLength={longest}
      onChange={({ target }) => onChange(target.value)}
      {...rest}
    />
  );
}

interface SearchProps {
  label: string;
  value: string;
  testId?: string;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

export function SearchField({ label, value, testId, autoFocus, onChange }: SearchProps) {
  return (
    <input
      type="search"
      className={`${styles.field} ${styles.search}`}
      data-testid={testId}
      aria-label={label}
      placeholder={label}
      value={value}
      autoFocus={autoFocus}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
