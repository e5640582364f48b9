import { Injectable } from '@nestjs/common';
import type { AgentAccount } from '#contract';
import {
  localDayOf,
  ownHours,
  type ReportPeriod,
  type ReportTerm,
  reportTerm,
  type ShiftPlan,
  type WorkReportKind,
} from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { Shifts } from '../../desk/shifts/shifts.service';
import { Clock } from '../../platform/clock/clock';

type Plans = Map<string, ShiftPlan>;
type Term = ReportTerm & { zone: string };

/** When each agent's reports are due by their own working days (DOMAIN F5). */
@Injectable()
export class WorkReportTerms {
  constructor(
    private readonly agents: AgentsService,
    private readonly calendars: CalendarsService,
    private readonly shifts: Shifts,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
  ) {}

  plans(since: string): Promise<Plans> {
    return this.shifts.since(since);
  }

  /** Agents of a team; who leads or administers reports by other ways. */
  async asked(): Promise<AgentAccount[]> {
    const accounts = await this.agents.accounts();
    return accounts.filter(({ role, disabledAt, teamIds }) => role === 'agent' && !disabledAt && teamIds.length > 0);
  }

  /** `plans` are those since the period began. */
  async of(agent: AgentAccount, kind: WorkReportKind, period: ReportPeriod, plans: Plans): Promise<Term | null> {
    const calendar = await this.calendars.ofTeam(agent.teamIds[0] ?? null);
    const weeklyMinute = await this.settings.at('report.weekly_at', this.clock.now());
    const since = localDayOf(calendar.zone, new Date(agent.createdAt));
    const hours = ownHours(plans.get(agent.id) ?? null, calendar, since);
    const term = reportTerm(kind, period, { zone: calendar.zone, hours, weeklyMinute });
    return term && { ...term, zone: calendar.zone };
  }

  /** Null for whom nothing is asked any more. */
  async again(agentId: string, kind: WorkReportKind, period: ReportPeriod): Promise<Term | null> {
    const agent = (await this.agents.accounts()).find(({ id }) => id === agentId);
    if (!agent || agent.disabledAt) return null;
    return this.of(agent, kind, period, await this.plans(period.from));
  }
}
