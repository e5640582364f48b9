import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../problems';

/** A form that asks the desk: one try at a time, and the refusal in words. What may be mistyped is selected again. */
export function useAsked(ask: (form: FormData) => Promise<void>) {
  const { t } = useTranslation(['common', 'errors']);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    setBusy(true);
    setFault(null);
    ask(new FormData(form))
      .catch((error: unknown) => {
        setFault(problemText(error, t));
        form.querySelector<HTMLInputElement>('input[name=code]')?.select();
      })
      .finally(() => setBusy(false));
  };
  return { fault, busy, onSubmit };
}
