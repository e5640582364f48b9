import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contract';
import { Button, DayField } from '../../ui';
import type { Fact } from '../../contacts/contact-facts';
import { FieldInput } from './FieldInput';
import { useSaveFact } from './use-save-fact';

interface ContactFieldProps {
  field: Fact;
  contact: Contact;
  missing: boolean;
}

/** One fact: pressed, it can be written; Enter or leaving it saves, Escape does not. */
export function ContactField({ field, contact, missing }: ContactFieldProps) {
  const { t } = useTranslation('desk');
  // What is typed, and what stood there when the typing began.
  const [writing, setWriting] = useState<{ typed: string; began: string } | null>(null);
  const value = contact[field] ?? '';
  const leave = () => setWriting(null);
  const { fault, save } = useSaveFact(contact, field, leave);
  const label = t(`contact.field.${field}`);
  const theirs = writing !== null && writing.began !== value && writing.typed.trim() !== value;
  const settle = () => {
    if (!writing) return;
    if (writing.typed.trim() === value) leave();
    else save(writing.typed.trim(), writing.began);
  };
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {writing ? (
          <FieldInput
            field={field}
            label={label}
            value={writing.typed}
            onType={(typed) => setWriting({ ...writing, typed })}
            onSave={() => !theirs && settle()}
            onCancel={leave}
          />
        ) : (
          <button
            type="button"
            data-missing={missing || undefined}
            title={t('contact.edit', { field: label })}
            data-testid={`contact-${field}`}
            onClick={() => setWriting({ typed: value, began: value })}
          >
            {value || t(missing ? 'contact.to_ask' : 'contact.none')}
          </button>
        )}
        {theirs && <Theirs value={value} onTake={leave} onKeep={() => save(writing.typed.trim(), value)} />}
        {fault && writing && !theirs && (
          <p className="ui-fault" role="alert">
            {fault}
          </p>
        )}
      </dd>
    </>
  );
}

/** A colleague wrote the same fact meanwhile: nothing of either is lost until somebody decides. */
function Theirs({ value, onTake, onKeep }: { value: string; onTake(): void; onKeep(): void }) {
  const { t } = useTranslation('desk');
  return (
    <div className="ct-theirs" role="alert" data-testid="contact-theirs">
      <p>{t('contact.theirs', { value: value || t('contact.none') })}</p>
      <Button onClick={onTake} data-testid="contact-take-theirs">
        {t('contact.take_theirs')}
      </Button>
      <Button look="main" onClick={onKeep} data-testid="contact-keep-mine">
        {t('contact.keep_mine')}
      </Button>
    </div>
  );
}

export function PurchaseDay({ contact, missing }: Omit<ContactFieldProps, 'field'>) {
  const { t } = useTranslation('desk');
  const { fault, save } = useSaveFact(contact, 'purchasedOn', () => undefined);
  const value = contact.purchasedOn ?? '';
  return (
    <>
      <dt>{t('contact.field.purchasedOn')}</dt>
      <dd data-missing={missing || undefined}>
        <DayField
          clearable
          testId="contact-purchasedOn"
          className="ct-day"
          label={t('contact.field.purchasedOn')}
          placeholder={t(missing ? 'contact.to_ask' : 'contact.none')}
          value={value}
          onChange={(day) => save(day, value)}
        />
        {fault && (
          <p className="ui-fault" role="alert">
            {fault}
          </p>
        )}
      </dd>
    </>
  );
}
