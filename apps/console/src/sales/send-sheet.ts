import type { Problem, SaleImport } from '#contract';
import { ApiProblem } from '../app/api';

/** Sends a sheet of sales results. The client id is the file's own, so that a second try is not a second import. Rejects with ApiProblem. */
export async function sendSheet(clientId: string, file: File): Promise<SaleImport> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await fetch(`/api/sale-imports?clientId=${clientId}`, { method: 'POST', body }).catch(() => {
    throw new ApiProblem(0, 'unreachable');
  });
  if (answer.ok) return (await answer.json()) as SaleImport;
  const problem = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  throw new ApiProblem(answer.status, problem?.code ?? 'internal', problem?.detail);
}
