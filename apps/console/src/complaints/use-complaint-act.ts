import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ComplaintView } from '#contract';
import { useRefusal } from '../promises/use-refusal';
import { putComplaint } from './use-complaints';

interface Asked {
  clientId: string;
  version: number;
}

/** Runs one verb: the same client id until it is done, so that a second press is not a second act. */
export function useComplaintAct({ version }: Pick<ComplaintView, 'version'>) {
  const client = useQueryClient();
  const { busy, refusal, run } = useRefusal();
  const [clientId, setClientId] = useState(() => crypto.randomUUID() as string);
  const act = useCallback(
    (work: (asked: Asked) => Promise<ComplaintView>, onDone?: () => void) =>
      run(async () => {
        const complaint = await work({ clientId, version });
        setClientId(crypto.randomUUID());
        putComplaint(client, complaint);
        onDone?.();
      }),
    [client, clientId, run, version],
  );
  return { busy, refusal, act };
}
