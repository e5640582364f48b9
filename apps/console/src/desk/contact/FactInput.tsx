import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/hotkeys';

export type FactInputKind = 'line' | 'words' | 'email' | 'tel';

interface FactInputProps {
  kind: FactInputKind;
  label: string;
  testId: string;
  value: string;
  onType(value: string): void;
  onSave(): void;
  onCancel(): void;
}

export function FactInput({ kind, label, testId, value, onType, onSave, onCancel }: FactInputProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSave();
    } else if (event.key === 'Escape') onCancel();
  };
  const shared = {
    className: 'ui-input',
    'aria-label': label,
    autoFocus: true,
    value,
    onKeyDown,
    onBlur: onSave,
    'data-testid': testId,
  };
  if (kind === 'words') return <textarea {...shared} rows={2} onChange={(event) => onType(event.target.value)} />;
  const type = kind === 'line' ? 'text' : kind;
  return <input {...shared} type={type} onChange={(event) => onType(event.target.value)} />;
}
