import { Injectable } from '@nestjs/common';
import type { ShiftRow, ShiftWeek } from '#contract';
import { localDayOf, patternOn, plannedOn, secondsOn, type WorkCalendar } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { CalendarsService } from '../calendars/calendars.service';
import { AgentsService } from '../agents/agents.service';
import { TeamsService } from '../teams/teams.service';
import { ledTeams } from '../tickets/gate';
import { type PlanRow, ShiftsRepository } from './shifts.repository';

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const DAY_MS = 86_400_000;

/** A week of a team's shifts for who leads it; of their own for everybody else. */
@Injectable()
export class ShiftWeeks {
  constructor(
    private readonly repository: ShiftsRepository,
    private readonly calendars: CalendarsService,
    private readonly teams: TeamsService,
    private readonly agents: AgentsService,
    private readonly clock: Clock,
  ) {}

  async read(me: Principal, { teamId, from }: { teamId?: string; from: string }): Promise<ShiftWeek> {
    const team = teamId ? await this.teams.byId(teamId) : null;
    const mayEdit = team !== null && (me.role === 'admin' || ledTeams(me).includes(team.id));
    const calendar = await this.calendars.ofTeam(team?.id ?? me.teamIds[0] ?? null);
    const plans = new Map((await this.repository.plans(from)).map((plan) => [plan.agentId, plan]));
    const ids = mayEdit ? await this.working(team.memberIds) : [me.agentId];
    const rows = ids.map((id) => rowOf(id, plans.get(id), calendar, from));
    return { from, today: localDayOf(calendar.zone, this.clock.now()), rows, mayEdit };
  }

  /** In the order of their work numbers, without those who have left. */
  private async working(memberIds: string[]): Promise<string[]> {
    const accounts = await this.agents.accounts();
    return accounts.filter(({ id, disabledAt }) => !disabledAt && memberIds.includes(id)).map(({ id }) => id);
  }
}

function rowOf(agentId: string, plan: PlanRow | undefined, calendar: WorkCalendar, from: string): ShiftRow {
  const known = plan ?? { zone: calendar.zone, version: 0, patterns: [], days: [] };
  const days = DAYS.map((by) => dayOf(known, calendar, shifted(from, by)));
  return {
    agentId,
    version: known.version,
    zone: known.zone,
    pattern: patternOn(known, from) ?? null,
    next: known.patterns.find(({ validFrom }) => validFrom > from) ?? null,
    days,
    seconds: days.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function dayOf(plan: Omit<PlanRow, 'agentId'>, calendar: WorkCalendar, date: string): ShiftRow['days'][number] {
  const planned = plannedOn(plan, date);
  const own = plan.days.find((day) => day.date === date);
  const about = { note: own?.note ?? '', swappedWithId: own?.swappedWithId ?? null };
  const pieces = [...(planned?.pieces ?? [])];
  return { date, by: planned?.by ?? null, pieces, ...about, seconds: secondsOn(plan, calendar, date) };
}

const shifted = (date: string, by: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
