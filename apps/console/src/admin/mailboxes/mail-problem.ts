import type { TFunction } from 'i18next';
import { ApiProblem } from '../../app/api';
import { problemText } from '../../app/problems';
import { plainFault } from '../inboxes/inbox-health';

/** A refusal in words; where a mail server was asked, what is wrong with it and what it said itself. */
export function mailProblem(error: unknown, t: TFunction): { text: string; said: string } {
  if (!(error instanceof ApiProblem)) return { text: problemText(error, t), said: '' };
  const { detail, said } = error.detail as { detail?: string; said?: string };
  if (error.code === 'connection_failed' && detail)
    return { text: t(`admin:inboxes.fault.${plainFault(detail)}`), said: detail };
  return { text: problemText(error, t), said: said ?? '' };
}
