import { TriangleAlert, X } from 'lucide-react';
import { useId, useState, type ChangeEvent, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { eachOnce } from '#domain';
import type { RecipientsLine } from './recipients-store';
import { isFinished, typedAddresses } from './typed-addresses';

interface AddressLineProps {
  line: RecipientsLine;
  addresses: readonly string[];
  /** Addresses with something against them. */
  marked: ReadonlySet<string>;
  onChange(addresses: string[]): void;
}

/** One line of recipients: chips, and a field that takes lists as people paste them. */
export function AddressLine({ line, addresses, marked, onChange }: AddressLineProps) {
  const { t } = useTranslation('mail');
  const field = useId();
  const typing = useTypedAddresses(addresses, onChange);
  return (
    <div className="ml-line" data-testid={`recipients-${line}`}>
      <label htmlFor={field}>{t(`line.${line}`)}</label>
      {addresses.map((address) => (
        <Chip
          key={address}
          address={address}
          marked={marked.has(address)}
          onRemove={() => onChange(addresses.filter((one) => one !== address))}
        />
      ))}
      <input
        id={field}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        placeholder={addresses.length === 0 ? t('add') : undefined}
        {...typing}
      />
    </div>
  );
}

interface ChipProps {
  address: string;
  marked: boolean;
  onRemove(): void;
}

function Chip({ address, marked, onRemove }: ChipProps) {
  const { t } = useTranslation('mail');
  return (
    <span className="ml-chip" data-marked={marked || undefined}>
      {marked && <TriangleAlert size={12} aria-hidden />}
      <span>{address}</span>
      <button type="button" aria-label={t('remove', { address })} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}

/** What the field does with what is typed, pasted and left in it. */
function useTypedAddresses(addresses: readonly string[], onChange: (addresses: string[]) => void) {
  const [value, setValue] = useState('');
  const take = (text: string) => {
    onChange(eachOnce([...addresses, ...typedAddresses(text)]));
    setValue('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter chooses a word while an input method composes.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Backspace' && value === '') onChange(addresses.slice(0, -1));
    if ((event.key !== 'Enter' && event.key !== 'Tab') || value.trim() === '') return;
    event.preventDefault();
    take(value);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (typedAddresses(text).length < 2 && !text.includes('<')) return;
    event.preventDefault();
    take(value + text);
  };
  const onTyped = ({ target }: ChangeEvent<HTMLInputElement>) =>
    isFinished(target.value) ? take(target.value) : setValue(target.value);
  return { value, onChange: onTyped, onKeyDown, onPaste, onBlur: () => value.trim() !== '' && take(value) };
}
