import { useState } from 'react';

export interface Attempts {
  /** Runs an act and keeps what the desk refused it for; a new try forgets the old refusal. False when it was refused. */
  attempt(act: () => Promise<unknown>): Promise<boolean>;
  busy: boolean;
  error: unknown;
}

/** Acts in place, outside of a sheet: one at a time, with the refusal to show beside them. */
export function useAttempt(): Attempts {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await act();
      return true;
    } catch (refusal) {
      setError(refusal);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { attempt, busy, error };
}
