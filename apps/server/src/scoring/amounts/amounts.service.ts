import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { amountByHand, AmountsMonth, amountsFound, Locale, Violation } from '#contract';
import { dayRange, DomainError, localDayOf } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { AttachmentsService } from '../../desk/attachments/attachments.service';
import type { Acting } from '../../desk/setup/acting';
import { wrongField } from '../../desk/setup/refusals';
import { ConductAccess } from '../../desk/teams/conduct-access';
import { AuditLog } from '../../platform/auth/audit-log';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import type { Table } from '../../platform/http/table';
import { CardMonths } from '../cards/card-months.service';
import { type About, Ledger } from '../violations/ledger.service';
import { AmountEvidence } from './amount-evidence.repository';
import { amountSheet } from './amount-export';
import { AmountFinder, type Found } from './amount-finder.service';
import { AmountRules } from './amount-rules.service';

type ByHand = z.output<typeof amountByHand>;

/** Amounts of those one leads: looked for, written down by hand, summed up and told to payroll. */
@Injectable()
export class AmountsService {
  constructor(
    private readonly database: Database,
    private readonly evidence: AmountEvidence,
    private readonly rules: AmountRules,
    private readonly finder: AmountFinder,
    private readonly ledger: Ledger,
    private readonly access: ConductAccess,
    private readonly agents: AgentsService,
    private readonly attachments: AttachmentsService,
    private readonly months: CardMonths,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async month(me: Principal, month: string): Promise<AmountsMonth> {
    const [seen, span] = await Promise.all([this.access.seenAgents(me), this.months.span(`${month}-01`)]);
    const [rows, on] = await Promise.all([this.evidence.month(seen, span), this.rules.areOn(this.clock.now())]);
    return { month, on, rows };
  }

  /** Proposes what the evidence of a month names and the ledger does not have; what fell away since is taken back. */
  async find(me: Acting, month: string): Promise<z.infer<typeof amountsFound>> {
    await this.rules.mustBeOn(this.clock.now());
    const led = await this.mustLeadSome(me);
    const agents = (await this.agents.accounts()).filter(({ id }) => id !== me.agentId && (!led || led.includes(id)));
    const found = await this.finder.find(agents, `${month}-01`);
    const groundless = await this.evidence.groundless(agents.map(({ id }) => id));
    let proposed = 0;
    for (const one of found) if (await this.database.transaction((tx) => this.propose(tx, me, one))) proposed += 1;
    for (const key of groundless) await this.database.transaction((tx) => this.ledger.withdraw(tx, key, 'fault_gone'));
    return { proposed, withdrawn: groundless.length };
  }

  /** Throws `amounts_off`, `violation_own`, `proof_required` for a visit without a file. */
  async byHand(me: Acting, written: ByHand): Promise<Violation> {
    await this.access.mustLead(me, written.agentId);
    if (written.agentId === me.agentId) throw new DomainError('violation_own');
    const at = await this.momentOf(written.day);
    await this.rules.mustBeOn(at);
    if (written.rule === 'visit' && written.fileIds.length === 0)
      throw new DomainError('proof_required', { field: 'fileIds' });
    return this.database.transaction(async (tx) => {
      // Two leads who find the same agent out of reach at once must not both be the first.
      await tx.rows('select from agent where id = $1 for no key update', [written.agentId]);
      const found = { rule: written.rule, key: keyOf(me, written), about: await this.aboutOf(tx, written, at) };
      const uploader = { kind: 'agent' as const, id: me.agentId };
      const proposal = {
        by: { id: me.agentId, name: me.name },
        note: written.note,
        clientId: written.clientId,
        files: (id: string) => this.attachments.take(tx, uploader, written.fileIds, null, id),
      };
      const view = await this.ledger.propose(tx, found, found.about, proposal);
      if (!view) return this.ledger.earlier(tx, me.agentId, written);
      await this.note(tx, me, view);
      return view;
    });
  }

  async sheet(me: Principal, month: string, locale: Locale): Promise<Table> {
    const led = await this.mustLeadSome(me);
    const span = await this.months.span(`${month}-01`);
    return amountSheet(month, await this.evidence.holding(led, span), span.zone, locale);
  }

  private async propose(tx: Tx, me: Acting, { rule, key, about }: Found): Promise<boolean> {
    const view = await this.ledger.propose(tx, { rule, key }, about);
    if (view) await this.note(tx, me, view);
    return view !== null;
  }

  /** The end of the day, or now where the day still runs. */
  private async momentOf(day: string): Promise<Date> {
    const now = this.clock.now();
    const { zone } = await this.months.span(`${day.slice(0, 7)}-01`);
    if (day > localDayOf(zone, now)) throw wrongField('day', 'too_big');
    return new Date(Math.min(now.getTime(), dayRange(zone, day).to.getTime() - 1));
  }

  private async aboutOf(tx: Tx, { rule, agentId, day }: ByHand, at: Date): Promise<About> {
    const about = { agentId, ticketId: null, messageId: null, windowId: null, said: null, at };
    if (rule === 'visit')
      return { ...about, yuan: { amount: await this.rules.visit(at), basis: { kind: 'visit', day } } };
    const month = await this.months.span(`${day.slice(0, 7)}-01`);
    const nth = (await this.evidence.findings(tx, agentId, month)) + 1;
    const amount = 0 - (await this.rules.finding(nth, at));
    return { ...about, yuan: { amount, basis: { kind: 'finding', day, nth } } };
  }

  private async mustLeadSome(me: Principal): Promise<string[] | null> {
    const led = await this.access.ledAgents(me);
    if (led?.length === 0) throw new DomainError('forbidden');
    return led;
  }

  private note(tx: Tx, me: Acting, { id, rule, amount, agentName }: Violation): Promise<void> {
    const who = { agentId: me.agentId, agentName: me.name, ip: me.ip };
    return this.audit.write(
      { ...who, act: 'amount.proposed', subject: agentName, detail: { violationId: id, rule, amount } },
      tx,
    );
  }
}

const keyOf = ({ agentId: by }: Acting, { rule, agentId, clientId }: ByHand): string =>
  `${rule}:${agentId}:${by}:${clientId}`;
