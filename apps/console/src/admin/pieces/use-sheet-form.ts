import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../app/problems';
import { toast } from '../../ui';
import { faultAt, faultsOf, knownRule } from './field-faults';

export interface SheetForm<T> {
  draft: T;
  set(patch: Partial<T>): void;
  /** Changed since it was opened or saved. */
  dirty: boolean;
  saving: boolean;
  /** What is wrong with the whole, in words; faults of single fields are asked for by path. */
  problem: string | null;
  fault(path: string): string | undefined;
  submit(): Promise<void>;
}

/** A draft, its saving, and what the desk said about it. `save` throws what the desk refused. */
export function useSheetForm<T extends object>(initial: T, save: (draft: T) => Promise<unknown>): SheetForm<T> {
  const { t } = useTranslation('admin');
  const [saved] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const faults = faultsOf(error);

  const submit = async () => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      await save(draft);
      toast(t('sheet.saved'));
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSaving(false);
    }
  };
  return {
    draft,
    set: (patch) => setDraft((current) => ({ ...current, ...patch })),
    dirty: JSON.stringify(draft) !== JSON.stringify(saved),
    saving,
    problem: error === null ? null : faults.length > 0 ? t('sheet.fieldsWrong') : problemText(error, t),
    fault: (path) => {
      const rule = faultAt(faults, path);
      return rule === null ? undefined : t(`rules.${knownRule(rule)}`);
    },
    submit,
  };
}
