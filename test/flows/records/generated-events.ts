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
    ofTicket: string | null = null,
  ): void => {
    const actor = { kind: 'desk' as const, id: null, name: 'desk' };
    const kind = type.split('.')[0]!;
    const subjectKind = ['message', 'reply_window'].includes(kind) ? 'ticket' : kind;
    const ticketId = ofTicket ?? (subjectKind === 'ticket' ? subject : null);
    events.push({ subjectKind, subjectId: subject, ticketId, version, agentId, type, payload, actor, at });
  };
  const count1 = (figure: FigureKey, agentId: string | null, at: Date, value = 1): void =>
    void counted.push({ figure, agentId, at, value });

  const kinds: Record<string, (agentId: string, at: Date) => void> = {
    call(agentId, at) {
      const view = {
        result: pick(['answered', 'answered', 'busy']),
        direction: pick(['inbound', 'outbound']),
        note: '',
        holdSeconds: below(60),
        wrapUpSeconds: pick([null, 30]),
        ringSeconds: pick([null, 3, 9, 10]),
        // Those of calls from before targets were kept have none.
        answerTarget: pick([undefined, null, { seconds: 5 }, { seconds: 10 }]),
      };
      const [measured, typed] = [below(900), below(900)];
      const corrected = view.result === 'answered' && random() < 0.3;
      const id = randomUUID();
      tell('call.started', agentId, at, { view }, id, 1);
      tell('call.ended', agentId, at, { view: { ...view, talkSeconds: measured } }, id, 2);
      if (corrected) tell('call.corrected', agentId, later(at), { view: { ...view, talkSeconds: typed } }, id, 3);
      if (view.result !== 'answered') return;
      count1('calls', agentId, at);
      const talk = corrected ? typed : measured;
      count1('talk_minutes_both', agentId, at, talk / 60);
      count1('handle_time', agentId, at, talk + view.holdSeconds + (view.wrapUpSeconds ?? 0));
      if (view.direction === 'outbound') count1('talk_minutes', agentId, at, talk / 60);
      else if (view.ringSeconds !== null)
        count1('three_ring_share', agentId, at, view.ringSeconds <= (view.answerTarget?.seconds ?? 9) ? 1 : 0);
    },
    callback(agentId, at) {
      const result = pick(['satisfied', 'neutral', 'not_satisfied', 'unreachable', 'declined'] as const);
      const feedback = result === 'unreachable' ? '' : pick(['很好', 'fine', '还在漏水']);
      tell('callback.done', agentId, at, { view: { result, feedback } });
      const made = { dueAt: at, completedAt: at, cancelledAt: null, result, feedback };
      if (['satisfied', 'neutral', 'not_satisfied'].includes(result))
        count1('satisfaction', agentId, at, result === 'satisfied' ? 1 : 0);
      if (countsForTarget(made)) count1('callbacks_done', agentId, at);
    },
    survey(agentId, at) {
      const id = randomUUID();
      const [score, solved] = [1 + below(5), pick([true, false, null])];
      const asked = { state: 'sent', answeredAt: null, score: null, solved: null, remark: '' };
      tell('survey.sent', agentId, at, { view: asked }, id, 1);
      const answered = random() < 0.6;
      if (answered) {
        const when = later(at);
        const view = { ...asked, state: 'answered', answeredAt: when.toISOString(), score, solved };
        tell('survey.answered', agentId, when, { view, isBad: score <= 2 }, id, 2);
        if (score <= 2) tell('survey.followed_up', agentId, when, { view }, id, 3);
      }
      count1('surveys_sent', agentId, at);
      count1('survey_answer_share', agentId, at, answered ? 1 : 0);
      if (!answered) return;
      count1('survey_satisfied_share', agentId, at, score >= 4 ? 1 : 0);
      count1('survey_score', agentId, at, score);
      if (solved !== null) count1('survey_solved_share', agentId, at, solved ? 1 : 0);
    },
    skip(agentId, at) {
      const reason = pick(['automatic', 'asked_lately', 'by_agent']);
      const who = reason === 'automatic' ? null : agentId;
      tell('survey.skipped', who, at, { view: { state: 'skipped', skip: { reason, note: '', byName: null } } });
      count1('surveys_skipped', who, at);
    },
    lead(agentId, at) {
      const id = randomUUID();
      const verdicts = random() < 0.3 ? [at, later(at)] : [at];
      const states = verdicts.map(() => pick(['valid', 'valid', 'rejected']));
      tell('lead.opened', agentId, at, { view: { state: 'open' } }, id, 1);
      count1('leads_opened', agentId, at);
      verdicts.forEach((when, i) => tell('lead.judged', agentId, when, { view: { state: states[i] } }, id, i + 2));
      // What sales does with it later leaves the judgement as it was.
      const sold = random() < 0.4;
      if (sold) tell('lead.handed', agentId, later(at), { view: { state: states.at(-1) } }, id, verdicts.length + 2);
      if (sold) {
        // A second ending is a correction: the last one holds, at its own time.
        const endings = random() < 0.4 ? [at, later(at)] : [later(at)];
        const results = endings.map(() => pick(['won', 'won', 'lost']));
        const cents = below(9_000_000) + 1;
        endings.forEach((when, i) => {
          const outcome = { result: results[i], amountCents: results[i] === 'won' ? cents : null };
          tell('lead.ended', agentId, when, { view: { state: states.at(-1), outcome } }, id, verdicts.length + 3 + i);
        });
        if (results.at(-1) === 'won') {
          count1('leads_won', agentId, endings.at(-1)!);
          count1('won_amount', agentId, endings.at(-1)!, cents / 100);
          count1('sales_amount', agentId, endings.at(-1)!, cents / 100);
        }
      }
      if (states.at(-1) === 'valid') count1('valid_leads', agentId, verdicts.at(-1)!);
    },
    order(agentId, at) {
      const [leadId, orders] = [random() < 0.3 ? randomUUID() : null, pick([1, 0, -1])];
      const cents = orders === 1 ? below(9_000_000) + 1 : -below(90_000) - 1;
      tell('sale.entered', agentId, at, { view: { leadId, orders, deltaCents: cents } });
      if (leadId) return;
      if (orders !== 0) count1('imported_orders', agentId, at, orders);
      count1('imported_amount', agentId, at, cents / 100);
      count1('sales_amount', agentId, at, cents / 100);
    },
    answer(agentId, at) {
      const [first, met, workingSeconds] = [random() < 0.6, random() < 0.8, below(3_600_000) / 1000];
      tell('reply_window.answered', agentId, at, { first, met, workingSeconds });
      if (met) count1('windows_met', agentId, at);
      const which = first ? 'first' : 'next';
      count1(`${which}_response_median`, agentId, at, workingSeconds);
      count1(`${which}_response_p90`, agentId, at, workingSeconds);
      count1(`${which}_response_share`, agentId, at, met ? 1 : 0);
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
      const id = randomUUID();
      let version = 0;
      const step = (type: string, who: string | null, when: Date) =>
        tell(type, who, when, { changes: {} }, id, (version += 1));
      const seconds = below(500_000);
      const opened = new Date(at.getTime() - seconds * 1000);
      const [windows, moved, again] = [1 + below(2), random() < 0.3, random() < 0.3];
      step('ticket.opened', null, opened);
      count1('tickets_opened', null, opened);
      for (let i = 0; i < windows; i++) step('reply_window.opened', null, opened);
      if (moved) step('ticket.transferred', agentId, at);
      step('ticket.resolved', agentId, at);
      const served = random() < 0.3 ? pick(['problem_out', 'problem_in', 'repair'] as const) : null;
      const told = [random() < 0.3 ? 'problem_out' : null, served].filter((type) => type !== null);
      for (const serviceType of served ? told : [])
        tell('ticket.service_facts', agentId, later(at), { service: { serviceType } }, id, (version += 1));
      count1('tickets_resolved', agentId, at);
      count1('transfer_share', agentId, at, moved ? 1 : 0);
      count1('reopen_share', agentId, at, again ? 1 : 0);
      if (again) return step('ticket.reopened', null, later(at));
      count1('resolution_median', agentId, at, seconds);
      count1('resolution_p90', agentId, at, seconds);
      if (served === 'problem_out') count1('problems_out', agentId, at);
      if (served === 'problem_in') count1('problems_in', agentId, at);
      count1('first_contact_share', agentId, at, windows === 1 ? 1 : 0);
    },
    unsay(agentId, at) {
      const id = randomUUID();
      tell('message.replied', agentId, at, { changes: { lastMessage: { preview: '发错了' } } }, id, 1);
      tell('reply_window.answered', agentId, at, { first: true, met: true, workingSeconds: 60 }, id, 2);
      tell('message.taken_back', agentId, later(at), { voids: [1, 2] }, id, 3);
    },
    receive(_, at) {
      tell('message.received', null, at, {}, randomUUID());
      count1('messages_received', null, at);
    },
    appear(_, at) {
      tell('contact.created', null, at, { view: { name: '王女士' } });
      count1('contacts_new', null, at);
    },
    close(agentId, at) {
      const id = randomUUID();
      const [warranty, called] = [pick(['in', 'in', 'out']), random() < 0.5];
      tell('ticket.service_facts', agentId, at, { service: { warranty } }, id, 1);
      tell('ticket.closed', agentId, at, { changes: {} }, id, 2);
      if (called)
        tell(
          'callback.done',
          null,
          later(at),
          { view: { reason: 'warranty', result: 'unreachable', feedback: '' } },
          randomUUID(),
          1,
          id,
        );
      if (warranty === 'in') count1('warranty_coverage', agentId, at, called ? 1 : 0);
    },
    repeat(agentId, at) {
      const [id, states] = [randomUUID(), ['confirmed', ...pick([[], ['reviewed'], ['other_matter']])]];
      tell('repeat.found', null, at, { view: { state: 'proposed' } }, id, 1);
      states.forEach((state, i) =>
        tell(
          i === 0 ? 'repeat.confirmed' : 'repeat.reviewed',
          agentId,
          i === 0 ? at : later(at),
          { view: { state, contactName: '' } },
          id,
          i + 2,
        ),
      );
      if (states.at(-1) !== 'other_matter') count1('repeats', agentId, at);
    },
    reply(agentId, at) {
      tell('message.replied', agentId, at, { changes: { lastMessage: { preview: '您好' } } });
      count1('replies', agentId, at);
    },
    mark(agentId, at) {
      const id = randomUUID();
      const [score, changed] = [below(10_001) / 100, below(10_001) / 100];
      const appealed = random() < 0.4;
      tell('quality.sent', agentId, at, { view: { score } }, id, 1);
      if (appealed) tell('quality.appealed', agentId, later(at), { view: { score } }, id, 2);
      if (appealed) tell('quality.decided', agentId, later(at), { view: { score: changed } }, id, 3);
      count1('quality_score', agentId, at, appealed ? changed : score);
      count1('quality_checks', agentId, at);
    },
    noise: (agentId, at) => tell('message.noted', agentId, at, { changes: {} }),
  };
  for (let i = 0; i < count; i++) kinds[pick(Object.keys(kinds))]!(pick(agents), moment());
  return { events, counted };
}

const GATHERED = {
  sum,
  mean: (values: number[]) => (values.length === 0 ? null : sum(values) / values.length),
  share: (values: number[]) => (values.length === 0 ? null : (sum(values) / values.length) * 100),
  median,
  p90: (values: number[]) => percentile(values, 0.9),
};

export const gatheredByHand = ({ gather }: { gather: keyof typeof GATHERED }, values: number[]): number | null =>
  GATHERED[gather](values);

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
