import { Injectable } from '@nestjs/common';
import type { RuleAct } from '#contract';
import type { AutomationRule, RuleActions } from '#domain';
import { DeskCallbacks } from '../callbacks/desk-callbacks.service';
import { ReceiversOfSteps } from '../ladder/receivers-of-steps';
import { TicketActs } from '../macros/ticket-acts.service';
import { DeskWords } from '../tickets/desk-words.service';
import type { Verb } from '../tickets/verb';
import { RunsRepository } from './runs.repository';

type Rule = Pick<AutomationRule, 'id' | 'name' | 'actions'>;
export interface Done {
  acts: RuleAct[];
  told: string[];
  reply: string | null;
  note: string | null;
}
/** Nobody stands behind a rule: it may do what every agent may. */
const BY = { role: 'agent' } as const;

/** A rule's acts on a locked ticket: the same verbs as agents and macros have, and what those refuse is refused here. */
@Injectable()
export class RuleActs {
  constructor(
    private readonly fields: TicketActs,
    private readonly words: DeskWords,
    private readonly callbacks: DeskCallbacks,
    private readonly receivers: ReceiversOfSteps,
    private readonly runs: RunsRepository,
  ) {}

  /** A trial tells nobody. Every step names its causes, so that no rule follows its own doing. */
  async take(work: Verb, rule: Rule, run: { id: string; chain: string[]; trial?: boolean }, locale: string | null) {
    const { plan } = work;
    const from = plan.steps.length;
    const { actions } = rule;
    this.fields.set(work, actions);
    const said = await this.say(work, rule, locale);
    await this.callback(work, actions, run.id);
    const told = await this.tell(work, actions, run);
    await this.fields.move(work, BY, actions, rule.name);
    const done: Done = { ...said, acts: actsOf(actions, said.acts), told };
    const payload = { ruleId: rule.id, rule: rule.name, acts: done.acts, told };
    plan.take({ type: 'ticket.automated', changes: {}, details: payload });
    const automation = { ruleId: rule.id, chain: [...run.chain, rule.id] };
    for (const step of plan.steps.slice(from)) step.details = { ...step.details, automation };
    return done;
  }

  private async say(work: Verb, { id, actions }: Rule, locale: string | null) {
    const filled = (text: string | null) => (text === null ? null : this.words.fill(work, text, locale));
    const [reply, note] = [await filled(actions.reply), await filled(actions.note)];
    if (note !== null) this.words.note(work, note);
    if (reply === null) return { reply, note, acts: [] };
    const said = await this.words.say(work, reply, { ruleId: id });
    const withheld = 'withheld' in said ? { withheld: said.withheld } : {};
    return { reply, note, acts: [{ act: 'reply' as const, ...withheld }] };
  }

  private async callback({ tx, plan }: Verb, { callback }: RuleActions, runId: string): Promise<void> {
    if (!callback) return;
    const { id: ticketId, contactId, holderId: agentId } = plan.ticket;
    const dueAt = new Date(plan.now.getTime() + callback.afterSeconds * 1000);
    const about = { ticketId, contactId, agentId, dueAt, remark: callback.remark };
    await this.callbacks.once(tx, callback.reason as 'planned', { ...about, key: `rule:${runId}` });
  }

  /** Answers who hears of it now; who is off shift hears of it when their shift begins. */
  private async tell(
    { tx, plan }: Verb,
    { tell }: RuleActions,
    run: { id: string; trial?: boolean },
  ): Promise<string[]> {
    const { holderId, teamId } = plan.ticket;
    const leads = tell.includes('leads') ? await this.receivers.leadsOf(tx, teamId) : [];
    const people = [...(tell.includes('holder') && holderId ? [holderId] : []), ...leads];
    const tellings = await this.receivers.tellings(tx, people, teamId, plan.now);
    for (const { agentId, at, postponed } of tellings)
      if (!run.trial) await this.runs.tell(tx, run.id, agentId, at, postponed ? null : plan.now);
    return tellings.filter(({ postponed }) => !postponed).map(({ agentId }) => agentId);
  }
}

const actsOf = (actions: RuleActions, said: RuleAct[]): RuleAct[] => {
  const { note, addTags, removeTags, priority, status, assign, callback, tell } = actions;
  const acts: [RuleAct['act'], unknown][] = [
    ['tags', addTags.length + removeTags.length > 0],
    ['priority', priority],
    ['note', note],
    ['callback', callback],
    ['tell', tell.length > 0],
    ['assign', assign],
    ['status', status],
  ];
  return [...said, ...acts.flatMap(([act, there]) => (there ? [{ act }] : []))];
};
