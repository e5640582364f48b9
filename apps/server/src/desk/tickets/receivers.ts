import { Injectable } from '@nestjs/common';
import {
  chooseGreeting,
  DomainError,
  greet,
  isAmongOthers,
  isWorking,
  minuteOfDayIn,
  renderTemplate,
  type Greeting,
  type Plan,
  type Saying,
  type Ticket,
} from '#domain';
import type { Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { AgentsService } from '../agents/agents.service';
import { CalendarsService } from '../calendars/calendars.service';
import { AutoAnswersService } from '../mail-rules/auto-answers.service';
import { GreetingsService } from '../scripts/greetings.service';
import { ScriptValues } from '../scripts/script-values';
import { TeamsService } from '../teams/teams.service';
import { Outgoing } from './outgoing';
import { DESK } from './ticket-change';
import type { Verb } from './verb';

const NAMES_AN_AGENT = /\{\{\s*agent\./;

/** Who may receive a ticket, and the desk's words of welcome around it. */
@Injectable()
export class Receivers {
  constructor(
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly greetings: GreetingsService,
    private readonly values: ScriptValues,
    private readonly outgoing: Outgoing,
    private readonly autoAnswers: AutoAnswersService,
  ) {}

  /** The team a transferred ticket ends in. Throws when the receiver is disabled or not of the named team. */
  async teamFor(
    to: { toAgentId: string | null; toTeamId: string | null },
    currentTeamId: string | null,
  ): Promise<string | null> {
    if (to.toTeamId) await this.teams.byId(to.toTeamId);
    if (!to.toAgentId) return to.toTeamId;
    const agent = await this.agents.view(to.toAgentId);
    if (agent.disabledAt) throw new DomainError('agent_disabled', { agentId: agent.id });
    if (to.toTeamId && !agent.teamIds.includes(to.toTeamId))
      throw new DomainError('agent_not_in_team', { agentId: agent.id });
    if (to.toTeamId || !currentTeamId || agent.teamIds.includes(currentTeamId)) return to.toTeamId ?? currentTeamId;
    return agent.teamIds[0] ?? currentTeamId;
  }

  /**
   * Greets a new conversation (DOMAIN H5, H6): at once, or when an agent has it if the greeting names one (W11).
   * Answers the greeting's saying, or null when there is none or it waits.
   */
  async greetNew(sql: Sql, plan: Plan, known: boolean): Promise<Saying | null> {
    if (isAmongOthers(plan.ticket)) return null;
    const greeting = await this.greetingFor(plan.ticket, known, plan.now);
    if (!greeting) return null;
    if (!NAMES_AN_AGENT.test(greeting.text) || plan.ticket.holderId) {
      const allowed = await this.autoAnswers.take(sql, plan.ticket, plan.now);
      return allowed ? this.say(plan, greeting, plan.ticket.holderId) : null;
    }
    plan.ticket = { ...plan.ticket, pendingGreetingId: greeting.id };
    const last = plan.steps[plan.steps.length - 1];
    if (last) last.changes = { ...last.changes, pendingGreetingId: greeting.id };
    return null;
  }

  /** Says the greeting that waited for its agent; with null it goes out with its fallback words. */
  async welcome(work: Verb, agentId: string | null): Promise<void> {
    const { pendingGreetingId, inboxId } = work.plan.ticket;
    if (!pendingGreetingId) return;
    const greeting = (await this.greetings.ofInbox(inboxId)).find(({ id }) => id === pendingGreetingId);
    if (!greeting) return;
    if (!(await this.autoAnswers.take(work.tx, work.plan.ticket, work.plan.now))) {
      work.plan.ticket = { ...work.plan.ticket, pendingGreetingId: null };
      return;
    }
    const saying = await this.say(work.plan, greeting, agentId);
    const sent = await this.outgoing.of(work.tx, work.plan.ticket, saying.id, work.plan.now, { automatic: true });
    work.speeches.set(saying.id, { author: DESK, delivery: sent.deliveries[0]?.state });
    work.alongside.deliveries = [...(work.alongside.deliveries ?? []), ...sent.deliveries];
    work.alongside.references = [...(work.alongside.references ?? []), ...sent.references];
  }

  private async greetingFor(ticket: Ticket, known: boolean, now: Date): Promise<Greeting | null> {
    const calendar = await this.calendars.ofTeam(ticket.teamId);
    return chooseGreeting(await this.greetings.ofInbox(ticket.inboxId), {
      known,
      working: isWorking(calendar, now),
      minuteOfDay: minuteOfDayIn(calendar.zone, now),
    });
  }

  private async say(plan: Plan, greeting: Greeting, agentId: string | null): Promise<Saying> {
    const { ticket, now } = plan;
    const values = await this.values.values({
      inboxId: ticket.inboxId,
      teamId: ticket.teamId,
      contactName: ticket.contactName,
      contactCompany: null,
      ticketNumber: ticket.number,
      subject: ticket.subject,
      agentId,
      at: now,
      locale: 'zh-CN',
    });
    const text = renderTemplate(greeting.text, values);
    const saying: Saying = {
      id: newId(),
      kind: 'greeting',
      text,
      freshText: text,
      at: now,
      authorName: 'desk',
      automatic: null,
    };
    greet(plan, saying, { greetingId: greeting.id });
    return saying;
  }
}
