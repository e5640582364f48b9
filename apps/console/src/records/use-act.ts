import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../app/problems';
import { toast } from '../ui';

export interface Act {
  busy: boolean;
  /** Does the work and says in words why it was refused. True when it was done. */
  run: (work: () => Promise<unknown>) => Promise<boolean>;
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const { t } = useTranslation('errors');
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        toast(problemText(error, t), { kind: 'problem' });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [t],
  );
  return { busy, run };
}
