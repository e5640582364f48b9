import type { TFunction } from 'i18next';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../app/api';
import { problemText } from '../app/problems';
import { wallClock } from '../records/zone-time';

/** Why something was refused, in words, and which field that is about. */
export interface Refusal {
  field: string | null;
  text: string;
}

/** Runs a write and keeps its refusal beside the form instead of in a toast that goes away. */
export function useRefusal() {
  const { t } = useTranslation(['promises', 'errors']);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      try {
        await work();
        setRefusal(null);
      } catch (error) {
        setRefusal(refusalOf(error, t));
      } finally {
        setBusy(false);
      }
    },
    [t],
  );
  return { busy, refusal, run };
}

function refusalOf(error: unknown, t: TFunction<['promises', 'errors']>): Refusal {
  if (!(error instanceof ApiProblem)) throw error;
  const field = typeof error.detail.field === 'string' ? error.detail.field : null;
  return { field, text: error.code === 'slot_taken' ? takenText(error.detail, t) : problemText(error, t) };
}

function takenText(detail: Record<string, unknown>, t: TFunction<['promises', 'errors']>): string {
  const {
    from,
    to,
    zone,
    gapMinutes: gap,
    ticketNumber,
  } = detail as Record<'from' | 'to' | 'zone', string> & {
    gapMinutes: number;
    ticketNumber?: number;
  };
  const clock = (at: string): string => wallClock(zone, new Date(at)).slice(11);
  const about = { from: clock(from), to: clock(to), gap, number: ticketNumber };
  return t(ticketNumber === undefined ? 'taken_hidden' : 'taken_by', about);
}
