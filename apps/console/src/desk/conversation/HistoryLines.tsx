import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryItem } from '#contract';
import { useBootstrap } from '../../app/session';
import { useEscalationWords } from '../../escalation/use-escalation-words';
import { clockTime, fullTime } from '../times';
import { historyWords, type Names } from './history-words';

export function useNames(): Names {
  const { agents, teams } = useBootstrap();
  return useMemo(
    () => ({
      agent: (id) => agents.find((agent) => agent.id === id)?.name ?? null,
      team: (id) => teams.find((team) => team.id === id)?.name ?? null,
    }),
    [agents, teams],
  );
}

/** What happened between the messages, one sentence each. */
export function HistoryLines({ lines }: { lines: readonly HistoryItem[] }) {
  return (
    <div className="cv-history">
      {lines.map((line) => (
        <HistoryLine key={line.version} line={line} />
      ))}
    </div>
  );
}

function HistoryLine({ line }: { line: HistoryItem }) {
  const { t, i18n } = useTranslation(['desk', 'service']);
  const names = useNames();
  const { zone } = useBootstrap().company;
  const { key, params, facts, acts } = historyWords(line, names);
  const step = useEscalationWords()(line);
  const who = line.actor.kind === 'desk' ? t('history.desk') : line.actor.name;
  const text = t(`history.${key}`, {
    ...params,
    ...(step === null ? {} : { step }),
    status: params.status && t(`status.${params.status}`),
    priority: params.priority && t(`priority.${params.priority}`),
    cause: params.cause && t(`causes.${params.cause}`),
    facts: facts?.map((fact) => t(`service:fields.${fact}`)).join(t('list_separator')),
    acts: acts?.map((act) => t(`history.rule_acts.${act}`)).join(t('list_separator')),
    defaultValue: line.type,
  });
  const alarm =
    line.type === 'reply_window.breached' ||
    line.type === 'resolution.breached' ||
    line.type === 'ticket.unassignable' ||
    line.type === 'ticket.no_solution';
  const reason = reasonOf(line, t);
  return (
    <p data-alarm={alarm || undefined} title={fullTime(line.at, i18n.language, zone)}>
      <b>{who}</b> {text}
      {reason && <span> · {reason}</span>} <time>{clockTime(line.at, i18n.language, zone)}</time>
    </p>
  );
}

/** Reasons the desk gives by itself are codes and translated, those that people wrote stand as they are. */
function reasonOf(line: HistoryItem, t: TFunction<'desk'>): string | null {
  const { reason } = line.payload;
  const ground = groundOf(line, t);
  if (typeof reason !== 'string' || reason === '') return ground;
  const words = /^[a-z]+(_[a-z]+)*$/.test(reason) ? t(`history.reason.${reason}`, { defaultValue: reason }) : reason;
  return ground ? `${ground} · ${words}` : words;
}

/** What allowed a closing, or what the desk chose an agent by. */
function groundOf({ type, payload: { because, strategy } }: HistoryItem, t: TFunction<'desk'>): string | null {
  if (typeof because !== 'string') return null;
  if (type !== 'ticket.assigned') return t(`closing.because.${because}`, { defaultValue: because });
  if (because === 'strategy') return t(`decisions.strategy.${String(strategy)}`, { defaultValue: String(strategy) });
  return t(`history.ground.${because}`, { defaultValue: because });
}
