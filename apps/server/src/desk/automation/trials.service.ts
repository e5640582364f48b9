import { Injectable } from '@nestjs/common';
import type { AutomationTrial } from '#contract';
import { DomainError, unmetConditions } from '#domain';
import { Database } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { found } from '../setup/refusals';
import { rowPatch } from '../tickets/ticket.view';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import { type Done, RuleActs } from './rule-acts.service';
import { RuleFactsService } from './rule-facts.service';
import type { RuleRow } from './rules.repository';

type Found = Omit<AutomationTrial, 'ticketNumber' | 'contactName' | 'refusal'>;
const NOTHING: Found = { unmet: [], reply: null, note: null, acts: [], steps: [] };

/** Thrown to take back what a trial did; it carries what that was. */
class Trial extends Error {
  constructor(readonly found: Found) {
    super('only a trial');
  }
}

/** What a rule would do to one ticket now, found by doing it and taking all of it back: no rule is written twice to be foreseen. */
@Injectable()
export class RuleTrials {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsService,
    private readonly facts: RuleFactsService,
    private readonly acts: RuleActs,
  ) {}

  async onTicket(rule: RuleRow, number: number): Promise<AutomationTrial> {
    const ticket = found(
      await this.database.row<{ id: string; contactName: string }>(
        'select id, contact_name as "contactName" from ticket where number = $1',
        [number],
      ),
    );
    const about = { ticketNumber: number, contactName: ticket.contactName };
    try {
      const actor = { kind: 'desk' as const, id: rule.id, name: rule.name };
      await this.tickets.change(ticket.id, actor, null, async (work) => {
        throw new Trial(await this.attempt(work, rule));
      });
    } catch (error) {
      if (error instanceof Trial) return { ...about, ...error.found, refusal: null };
      if (!(error instanceof DomainError)) throw error;
      return { ...about, ...NOTHING, refusal: { code: error.code, detail: error.detail } };
    }
    throw new Error('A trial that was not taken back.');
  }

  private async attempt(work: Verb, rule: RuleRow): Promise<Found> {
    const { tx, plan } = work;
    const facts = await this.facts.of(tx, plan.ticket, plan.now, null);
    const unmet = unmetConditions(rule, facts);
    if (unmet.length) return { ...NOTHING, unmet };
    const from = plan.steps.length;
    const done = await this.acts.take(work, rule, { id: newId(), chain: [], trial: true }, facts.contact.locale);
    return { ...shown(done), unmet, steps: stepsOf(work, from) };
  }
}

const shown = ({ reply, note, acts }: Done) => ({ reply, note, acts });

const stepsOf = ({ plan }: Verb, from: number): Found['steps'] =>
  plan.steps
    .slice(from)
    .filter(({ type }) => type !== 'ticket.automated')
    .map(({ type, changes, details }) => ({ type, payload: { ...details, changes: rowPatch(changes) } }));
