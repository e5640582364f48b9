import { useTranslation } from 'react-i18next';
import type { Escalation, HistoryItem, LadderStepView } from '#contract';
import { useBootstrap } from '../app/session';
import { useStepWords } from '../admin/ladders/use-step-words';

interface Told {
  rung?: Escalation['rung'];
  act?: LadderStepView['act'];
  to?: LadderStepView['to'];
  outcome?: string;
  told?: string[];
  later?: { agentId: string }[];
  agentId?: string;
  passedOn?: boolean;
}

/** What a line of history says of an escalation; null for any other line. */
export function useEscalationWords(): (line: Pick<HistoryItem, 'type' | 'payload'>) => string | null {
  const { t } = useTranslation(['desk', 'ladder']);
  const { agents } = useBootstrap();
  const words = useStepWords();
  const names = (ids: readonly string[]): string =>
    ids.map((id) => agents.find((agent) => agent.id === id)?.name ?? '–').join(t('desk:list_separator'));
  return ({ type, payload }) => {
    const {
      rung = 'step',
      act = 'tell',
      to = null,
      outcome,
      told = [],
      later = [],
      agentId,
      passedOn,
    } = payload as Told;
    const step = rung === 'step' ? words.does({ act, to }) : t(`ladder:rungs.${rung}`);
    if (type === 'ticket.escalation_acknowledged') return passedOn ? `${step} · ${t('desk:history.passed_on')}` : step;
    if (type !== 'ticket.escalated') return null;
    const who = names([...told, ...later.map((one) => one.agentId), ...(agentId ? [agentId] : [])]);
    return outcome ? `${step} · ${t(`ladder:outcomes.${outcome}`, { who })}` : step;
  };
}
