import type { CdrImport, Problem } from '#contract';
import { ApiProblem } from '../../app/api';

/** Sends a CDR file whose times are of `zone`. Rejects with ApiProblem. */
export async function sendCdr(inboxId: string, zone: string, file: File): Promise<CdrImport> {
  const body = new FormData();
  body.append('file', file, file.name);
  const path = `/api/admin/inboxes/${inboxId}/cdr-imports?zone=${encodeURIComponent(zone)}`;
  const answer = await fetch(path, { method: 'POST', body }).catch(() => {
    throw new ApiProblem(0, 'unreachable');
  });
  if (answer.ok) return (await answer.json()) as CdrImport;
  const problem = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  throw new ApiProblem(answer.status, problem?.code ?? 'internal', problem?.detail);
}
