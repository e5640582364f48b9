// A month of made-up desk life as events, and the figures a person would count from it by hand.
import { randomUUID } from 'node:crypto';
import type { FigureKey } from '#contract';
import { countsForTarget, median, percentile } from '#domain';
import type { NewEvent } from '../../../apps/server/src/platform/events/event-log';

/** mulberry32: small, and the same everywhere for one seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Month {
  random: () => number;
  agents: string[];
  from: Date;
  days: number;
  count: number;
}

/** One thing counted: by whom, when, for which figure, how much. */
export interface Counted {
  figure: FigureKey;
  agentId: string | null;
  at: Date;
  value: number;
}

export function generated({ random, agents, from, days, count }: Month): { events: NewEvent[]; counted: Counted[] } {
  const events: NewEvent[] = [];
  const counted: Counted[] = [];
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const below = (limit: number): number => Math.floor(random() * limit);
  const moment = (): Date => new Date(from.getTime() + below(days * 86_400_000));
  const later = (at: Date): Date => new Date(at.getTime() + below(3 * 86_400_000));

  const tell = (
    type: string,
    agentId: string | null,
    at: Date,
    payload: object,
    subject = randomUUID(),
    version = 1,
  ): void => {
    const actor = { kind: 'desk' as const, id: null, name: 'desk' };
    events.push({ subjectKind: type.split('.')[0]!, subjectId: subject, version, agentId, type, payload, actor, at });
  };
  const count1 = (figure: FigureKey, agentId: string | null, at: Date, value = 1): void =>
    void counted.push({ figure, agentId, at, value });

  const kinds: Record<string, (agentId: string, at: Date) => void> = {
    call(agentId, at) {
      const view = {
        result: pick(['answered', 'answered', 'busy']),
        direction: pick(['inbound', 'outbound']),
        note: '',
      };
      const [measured, typed] = [below(900), below(900)];
      const corrected = view.result === 'answered' && random() < 0.3;
      const id = randomUUID();
      tell('call.started', agentId, at, { view }, id, 1);
      tell('call.ended', agentId, at, { view: { ...view, talkSeconds: measured } }, id, 2);
      if (corrected) tell('call.corrected', agentId, later(at), { view: { ...view, talkSeconds: typed } }, id, 3);
      if (view.result !== 'answered') return;
      count1('calls', agentId, at);
      if (view.direction === 'outbound') count1('talk_minutes', agentId, at, (corrected ? typed : measured) / 60);
    },
    callback(agentId, at) {
      const result = pick(['satisfied', 'neutral', 'not_satisfied', 'unreachable', 'declined'] as const);
      const feedback = result === 'unreachable' ? '' : pick(['很好', 'fine', '还在漏水']);
      tell('callback.done', agentId, at, { view: { result, feedback } });
      const made = { dueAt: at, completedAt: at, cancelledAt: null, result, feedback };
      if (countsForTarget(made)) count1('callbacks_done', agentId, at);
    },
    lead(agentId, at) {
      const id = randomUUID();
      const verdicts = random() < 0.3 ? [at, later(at)] : [at];
      const states = verdicts.map(() => pick(['valid', 'valid', 'rejected']));
      tell('lead.opened', agentId, at, { view: { state: 'open' } }, id, 1);
      verdicts.forEach((when, i) => tell('lead.judged', agentId, when, { view: { state: states[i] } }, id, i + 2));
      if (states.at(-1) === 'valid') count1('valid_leads', agentId, verdicts.at(-1)!);
    },
    answer(agentId, at) {
      const [first, met, workingSeconds] = [random() < 0.6, random() < 0.8, below(3_600_000) / 1000];
      tell('reply_window.answered', agentId, at, { first, met, workingSeconds });
      if (met) count1('windows_met', agentId, at);
      if (!first) return;
      count1('first_response_median', agentId, at, workingSeconds);
      count1('first_response_p90', agentId, at, workingSeconds);
    },
    breach(agentId, at) {
      const holder = random() < 0.3 ? null : agentId;
      tell('reply_window.breached', holder, at, {});
      count1('windows_missed', holder, at);
    },
    excuse(agentId, at) {
      tell('reply_window.excused', agentId, at, { reason: '广告' });
      count1('windows_excused', agentId, at);
    },
    resolve(agentId, at) {
      tell('ticket.resolved', agentId, at, { changes: {} });
      count1('tickets_resolved', agentId, at);
    },
    reply(agentId, at) {
      tell('message.replied', agentId, at, { changes: { lastMessage: { preview: '您好' } } });
      count1('replies', agentId, at);
    },
    noise: (agentId, at) => tell('message.noted', agentId, at, { changes: {} }),
  };
  for (let i = 0; i < count; i++) kinds[pick(Object.keys(kinds))]!(pick(agents), moment());
  return { events, counted };
}

export const GATHER: Record<FigureKey, (values: number[]) => number | null> = {
  calls: sum,
  talk_minutes: sum,
  callbacks_done: sum,
  valid_leads: sum,
  first_response_median: median,
  first_response_p90: (values) => percentile(values, 0.9),
  windows_met: sum,
  windows_missed: sum,
  windows_excused: sum,
  tickets_resolved: sum,
  replies: sum,
};

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
