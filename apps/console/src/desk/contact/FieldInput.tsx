import type { KeyboardEvent } from 'react';
import type { Fact } from '../../contacts/contact-facts';
import { isComposing } from '../../ui/hotkeys';

interface FieldInputProps {
  field: Fact;
  label: string;
  value: string;
  onType(value: string): void;
  onSave(): void;
  onCancel(): void;
}

const TYPES: Partial<Record<Fact, string>> = { email: 'email', phone: 'tel' };

export function FieldInput({ field, label, value, onType, onSave, onCancel }: FieldInputProps) {
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
    'data-testid': `contact-${field}-input`,
  };
  if (field === 'remark' || field === 'address') {
    return <textarea {...shared} rows={2} onChange={(event) => onType(event.target.value)} />;
  }
  return <input {...shared} type={TYPES[field] ?? 'text'} onChange={(event) => onType(event.target.value)} />;
}
