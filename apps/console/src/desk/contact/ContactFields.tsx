import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Contact } from '#contract';
import { api, ApiProblem } from '../../app/api';
import { problemText } from '../../app/problems';
import { queryClient } from '../../app/query-client';
import { toast } from '../../ui';
import { isComposing } from '../../ui/hotkeys';
import type { Fact } from './completeness';

const FIELDS = ['name', 'phone', 'email', 'company', 'address', 'product', 'purchasedOn', 'remark'] as const;
type Field = (typeof FIELDS)[number];
type Patch = BodyOf<'patchContact'>;

/** What the desk knows of a contact, each fact to be changed where it stands. */
export function ContactFields({ contact, missing }: { contact: Contact; missing: readonly Fact[] }) {
  return (
    <dl className="ct-fields">
      {FIELDS.map((field) => (
        <ContactField
          key={field}
          field={field}
          contact={contact}
          missing={missing.includes(field === 'remark' ? 'wish' : (field as Fact))}
        />
      ))}
    </dl>
  );
}

interface ContactFieldProps {
  field: Field;
  contact: Contact;
  missing: boolean;
}

function ContactField({ field, contact, missing }: ContactFieldProps) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState<string | null>(null);
  const value = contact[field] ?? '';
  const { fault, save } = useSave(contact, field, () => setTyped(null));
  const label = t(`contact.field.${field}`);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {typed === null ? (
          <button
            type="button"
            data-missing={missing || undefined}
            title={t('contact.edit', { field: label })}
            data-testid={`contact-${field}`}
            onClick={() => setTyped(value)}
          >
            {value || t(missing ? 'contact.to_ask' : 'contact.none')}
          </button>
        ) : (
          <FieldInput
            field={field}
            label={label}
            value={typed}
            onType={setTyped}
            onSave={() => (typed.trim() === value ? setTyped(null) : save(typed.trim()))}
            onCancel={() => setTyped(null)}
          />
        )}
        {fault && typed !== null && (
          <p className="ui-fault" role="alert">
            {fault}
          </p>
        )}
      </dd>
    </>
  );
}

interface FieldInputProps {
  field: Field;
  label: string;
  value: string;
  onType(value: string): void;
  onSave(): void;
  onCancel(): void;
}

const TYPES: Partial<Record<Field, string>> = { email: 'email', phone: 'tel', purchasedOn: 'date' };

function FieldInput({ field, label, value, onType, onSave, onCancel }: FieldInputProps) {
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

/** Saves one field against the version on screen; when somebody was faster, theirs is fetched and shown first. */
function useSave(contact: Contact, field: Field, onDone: () => void) {
  const { t } = useTranslation('errors');
  const [fault, setFault] = useState<string | null>(null);
  const put = async (text: string) => {
    const body = { version: contact.version, [field]: text === '' && field !== 'name' ? null : text } as Patch;
    try {
      await api('patchContact', { params: { id: contact.id }, body });
      setFault(null);
      onDone();
      await queryClient.invalidateQueries({ queryKey: ['ticket'] });
    } catch (error) {
      setFault(problemText(error, t));
      if (error instanceof ApiProblem && error.code === 'version_conflict') {
        toast(problemText(error, t), { kind: 'problem' });
        await queryClient.invalidateQueries({ queryKey: ['ticket'] });
      }
    }
  };
  return { fault, save: (text: string) => void put(text) };
}
