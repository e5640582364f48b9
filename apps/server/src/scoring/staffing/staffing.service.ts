import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Staffing, staffingQuery, staffingRowsQuery } from '#contract';
import {
  dayFrom,
  dayRange,
  DomainError,
  expectedLoad,
  type HistoryDay,
  localDayOf,
  plannedHours,
  type ShiftPlan,
  weekdayOn,
  type WorkCalendar,
} from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { CompanyService } from '../../desk/setup/company.service';
import { Shifts } from '../../desk/shifts/shifts.service';
import { TeamsService } from '../../desk/teams/teams.service';
import { ledTeams } from '../../desk/tickets/gate';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { StaffingRepository } from './staffing.repository';

const WEEK = 7;

/** A team's load by the hour of the week, and who is on shift then, for who leads the team and for admins. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly repository: StaffingRepository,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly calendars: CalendarsService,
    private readonly shifts: Shifts,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  async read(me: Principal, { teamId, weeks }: z.output<typeof staffingQuery>): Promise<Staffing> {
    const { zone, days, span, calendar } = await this.history(me, teamId, weeks);
    const counts = await this.repository.byHour(span, teamId, zone);
    const calls = counts.filter(({ kind }) => kind === 'call');
    const answered = calls.reduce((sum, row) => sum + row.answered, 0);
    const { plans, all } = await this.plansOf(teamId);
    return {
      ...{ zone, asOf: this.clock.now().toISOString(), days },
      ...{ from: days[0]?.date ?? localDayOf(zone, span.from), to: dayFrom(zone, this.clock.now(), -1) },
      load: expectedLoad(counts, days),
      callSeconds: answered === 0 ? null : calls.reduce((sum, { seconds }) => sum + seconds, 0) / answered,
      planned: this.coming(zone, calendar, plans),
      agents: { all, planned: plans.length },
    };
  }

  async rows(me: Principal, { teamId, weeks, weekday, hour, after, limit }: z.output<typeof staffingRowsQuery>) {
    const { zone, days, span } = await this.history(me, teamId, weeks);
    const dates = days.filter(({ date, special }) => !special && weekdayOn(date) === weekday).map(({ date }) => date);
    const asked = { teamId, zone, dates, hour };
    const found = await this.repository.came(span, asked, decodeKey(after, 2), limit + 1);
    const { rows, next } = pageOf(found, limit, (row) => [row.key_at, row.id]);
    return { rows: rows.map(({ key_at: _, at, ...row }) => ({ ...row, at: at.toISOString() })), next };
  }

  /** Whole days up to yesterday, from when the team had anything to do; days with hours of their own stand apart. */
  private async history(me: Principal, teamId: string, weeks: number) {
    await this.mustLead(me, teamId);
    const [{ zone }, calendar, firstAt] = await Promise.all([
      this.company.get(),
      this.calendars.ofTeam(teamId),
      this.repository.firstAt(teamId),
    ]);
    const now = this.clock.now();
    const first = firstAt && localDayOf(zone, firstAt);
    const dates = Array.from({ length: weeks * WEEK }, (_, i) => dayFrom(zone, now, i - weeks * WEEK));
    const days: HistoryDay[] = dates
      .filter((date) => first !== null && date >= first)
      .map((date) => ({ date, special: specialOn(calendar, date) }));
    const span = { from: dayRange(zone, dates[0]!).from, to: dayRange(zone, localDayOf(zone, now)).from };
    return { zone, days, span, calendar };
  }

  private coming(zone: string, calendar: WorkCalendar, plans: readonly ShiftPlan[]): Staffing['planned'] {
    return Array.from({ length: WEEK }, (_, i) => {
      const date = dayFrom(zone, this.clock.now(), i);
      const hours = plannedHours(plans, calendar, date, zone);
      return { date, weekday: weekdayOn(date), special: specialOn(calendar, date), hours };
    });
  }

  private async plansOf(teamId: string): Promise<{ plans: ShiftPlan[]; all: number }> {
    const { memberIds } = await this.teams.byId(teamId);
    const there = (await this.agents.accounts()).filter(({ id, disabledAt }) => !disabledAt && memberIds.includes(id));
    const plans = await Promise.all(there.map(({ id }) => this.shifts.of(id)));
    return { plans: plans.filter((plan) => plan !== null), all: there.length };
  }

  /** As if the team weren't there for who has nothing to do with it. */
  private async mustLead(me: Principal, teamId: string): Promise<void> {
    await this.teams.byId(teamId);
    if (me.role !== 'admin' && !ledTeams(me).includes(teamId)) throw new DomainError('not_found');
  }
}

const specialOn = ({ overrides }: WorkCalendar, date: string): string | null => {
  const own = overrides.find((day) => day.date === date);
  return own ? own.label || date : null;
};
