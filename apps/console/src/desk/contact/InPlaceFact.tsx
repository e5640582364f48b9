import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { FactInput, type FactInputKind } from './FactInput';

export interface FactSaved {
  saved: boolean;
  fault: string | null;
}

interface InPlaceFactProps {
  label: string;
  value: string;
  missing: boolean;
  kind?: FactInputKind;
  testId: string;
  /** `began` is what stood there when the writing began: `saved` is false when a colleague has changed it since. */
  onSave(text: string, began: string): Promise<FactSaved>;
}

/** One fact: pressed, it can be written; Enter or leaving it saves, Escape does not. */
export function InPlaceFact({ label, value, missing, kind = 'line', testId, onSave }: InPlaceFactProps) {
  const { t } = useTranslation('desk');
  const { writing, setWriting, theirs, fault, leave, save, settle } = useWriting(value, onSave);
  return (
    <>
      {writing ? (
        <FactInput
          kind={kind}
          label={label}
          testId={`${testId}-input`}
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
          data-testid={testId}
          onClick={() => setWriting({ typed: value, began: value })}
        >
          {value || t(missing ? 'contact.to_ask' : 'contact.none')}
        </button>
      )}
      {writing && theirs && (
        <Theirs value={value} onTake={leave} onKeep={() => void save(writing.typed.trim(), value)} />
      )}
      {fault && writing && !theirs && (
        <p className="ui-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function useWriting(value: string, onSave: InPlaceFactProps['onSave']) {
  // What is typed, and what stood there when the typing began.
  const [writing, setWriting] = useState<{ typed: string; began: string } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const leave = () => setWriting(null);
  const theirs = writing !== null && writing.began !== value && writing.typed.trim() !== value;
  const save = async (text: string, began: string) => {
    const answer = await onSave(text, began);
    setFault(answer.fault);
    if (answer.saved) leave();
  };
  const settle = () => {
    if (!writing) return;
    if (writing.typed.trim() === value) leave();
    else void save(writing.typed.trim(), writing.began);
  };
  return { writing, setWriting, theirs, fault, leave, save, settle };
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
