import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AgentAccount, cardPlan, CardPlanPreview, CardTemplate } from '#contract';
import { DomainError, type TemplateLine, type Workdays } from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import type { Acting } from '../../desk/setup/acting';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { periodFrom } from '../catalogue/figure-periods';
import { CardLog } from './card-log.service';
import { CardMonths } from './card-months.service';
import { CardTemplates } from './card-templates.service';
import { CardsRepository } from './cards.repository';

type Input = z.output<typeof cardPlan>;

/** Opens a month: every agent's card in one act, after a look at who gets which template. */
@Injectable()
export class CardPlanning {
  constructor(
    private readonly database: Database,
    private readonly repository: CardsRepository,
    private readonly templates: CardTemplates,
    private readonly months: CardMonths,
    private readonly agents: AgentsService,
    private readonly log: CardLog,
    private readonly clock: Clock,
  ) {}

  /** Everybody who works in the month, with the template of the month before or the first. */
  async preview(month: string): Promise<CardPlanPreview> {
    const first = `${month}-01`;
    const [accounts, templates, planned, before] = await Promise.all([
      this.agents.accounts(),
      this.templates.all(),
      this.repository.planned(first),
      this.repository.planned(monthBefore(first)),
    ]);
    const templateOf = (id: string) =>
      [planned, before].flatMap((rows) => rows.filter((row) => row.agent_id === id))[0]?.template_id ??
      templates[0]!.id;
    const workdays = await this.months.workdaysOf(accounts, first);
    const rows = accounts.map((account) => ({
      ...{ agentId: account.id, agentName: account.name, workNumber: account.workNumber },
      templateId: templateOf(account.id),
      workdays: counted(workdays.get(account.id)!),
      planned: planned.some((row) => row.agent_id === account.id),
    }));
    const { from } = await this.months.span(first);
    return { month, late: this.clock.now() >= from, rows: rows.filter((row) => row.workdays.own > 0) };
  }

  async plan(me: Acting, { clientId, month, rows }: Input): Promise<{ planned: number }> {
    const [templates, accounts] = await Promise.all([this.templates.all(), this.agents.accounts()]);
    const chosen = rows.map((row) => this.chosen(row, templates, accounts));
    return this.database.transaction(async (tx) => {
      const act = {
        byId: me.agentId,
        clientId,
        cardId: null,
        act: 'plan',
        body: { month, rows },
        at: this.clock.now(),
      };
      const once = await this.repository.once(tx, act);
      if (once === 'other') throw new DomainError('client_id_reused');
      if (once === 'new')
        for (const { account, template } of chosen) await this.planOne(tx, me, `${month}-01`, account, template);
      return { planned: rows.length };
    });
  }

  private chosen({ agentId, templateId }: Input['rows'][number], templates: CardTemplate[], accounts: AgentAccount[]) {
    const account = accounts.find(({ id }) => id === agentId);
    const template = templates.find(({ id }) => id === templateId);
    if (!account || !template) throw new DomainError('not_found');
    return { account, template };
  }

  private async planOne(
    tx: Tx,
    me: Acting,
    month: string,
    account: AgentAccount,
    template: CardTemplate,
  ): Promise<void> {
    const workdays = (await this.months.workdaysOf([account], month)).get(account.id)!;
    if (workdays.own.length === 0) throw new DomainError('agent_disabled');
    const span = await this.months.span(month);
    await this.refuseZero(template, workdays, span);
    const card = {
      id: newId(),
      agent_id: account.id,
      month,
      template_id: template.id,
      template_version: template.version,
      planned_by_id: me.agentId,
      planned_at: this.clock.now(),
      self_due_at: await this.months.selfDueAt(account, span),
    };
    if (!(await this.repository.insert(tx, card)))
      throw new DomainError('card_month_planned', { agentId: account.id, agentName: account.name });
    const said = { templateId: template.id, templateVersion: template.version };
    await this.log.tell(
      tx,
      me,
      { id: card.id, version: 1, agentId: account.id, agentName: account.name, month },
      { act: 'plan', said, hash: null },
    );
  }

  /** A dated target of nothing would make every share of it senseless. */
  private async refuseZero({ lines }: CardTemplate, workdays: Workdays, span: Awaited<ReturnType<CardMonths['span']>>) {
    for (const line of lines as TemplateLine[]) {
      if (line.target.kind !== 'setting' || line.formula.type === 'per_unit_missing') continue;
      const target = await this.months.target(line, workdays, span, this.clock.now());
      if (target.n === 0n) throw new DomainError('card_target_zero', { line: line.key });
    }
  }
}

const counted = ({ month, own }: Workdays) => ({ month: month.length, own: own.length });

function monthBefore(first: string): string {
  const last = new Date(Date.parse(`${periodFrom(first, 'month').first}T00:00:00Z`) - 86_400_000);
  return `${last.toISOString().slice(0, 7)}-01`;
}
