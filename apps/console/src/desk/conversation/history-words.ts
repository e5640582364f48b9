import type { HistoryItem } from '#contract';

/** Names for the ids that events carry. */
export interface Names {
  agent(id: string | null | undefined): string | null;
  team(id: string | null | undefined): string | null;
}

export interface HistoryWords {
  /** Key of the sentence in the catalogue, below `history`. */
  key: string;
  params: Record<string, string | number>;
  /** Facts of the service that were written down. */
  facts?: readonly string[];
  /** What a rule did. */
  acts?: readonly string[];
}

interface Changes {
  holderId?: string | null;
  teamId?: string | null;
  status?: string;
  priority?: string;
  tags?: string[];
  subject?: string | null;
}

/** The sentence for a line of history: which one, and what stands in it. */
export function historyWords({ type, payload }: HistoryItem, names: Names): HistoryWords {
  const changes = (payload.changes ?? {}) as Changes;
  const key = type.replace('.', '_');
  const holder = names.agent(changes.holderId);
  const team = names.team(changes.teamId);
  if (type === 'ticket.transferred') {
    return { key: holder ? key : `${key}_to_team`, params: { holder: holder ?? '', team: team ?? '' } };
  }
  if (type === 'ticket.escalated' || type === 'ticket.escalation_acknowledged') return { key, params: { step: '' } };
  if (type === 'ticket.service_facts') return { key, params: {}, facts: payload.changed as string[] };
  if (type === 'ticket.territory_found') {
    const territory = payload.territory as string | null;
    return { key: territory === null ? `${key}_none` : key, params: { territory: territory ?? '' } };
  }
  if (type === 'ticket.automated') {
    const acts = (payload.acts as { act: string }[] | undefined) ?? [];
    return { key, params: { rule: String(payload.rule) }, acts: acts.map(({ act }) => act) };
  }
  return {
    key,
    params: {
      holder: holder ?? names.agent(payload.holderId as string | null) ?? '–',
      status: changes.status ?? '',
      priority: changes.priority ?? '',
      tags: changes.tags?.join(' ') ?? '',
      subject: changes.subject ?? '',
      cause: typeof payload.cause === 'string' ? payload.cause : '',
      minutes: minutesOf(payload.workingSeconds),
    },
  };
}

function minutesOf(seconds: unknown): string {
  if (typeof seconds !== 'number') return '–';
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
