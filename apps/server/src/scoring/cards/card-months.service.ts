import { Injectable } from '@nestjs/common';
import {
  dayRange,
  DomainError,
  endOfTerm,
  type Exact,
  exact,
  localDayOf,
  ownDays,
  prorated,
  sum,
  type TemplateLine,
  type WorkCalendar,
  type Workdays,
  workingIntervals,
} from '#domain';
import { AgentsService } from '../../desk/agents/agents.service';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { CompanyService } from '../../desk/setup/company.service';
import { Shifts } from '../../desk/shifts/shifts.service';
import { daysOf, periodFrom, spanOf } from '../catalogue/figure-periods';

interface Span {
  zone: string;
  from: Date;
  to: Date;
}
/** An agent as a month knows them: team and first and last day. */
export interface Employed {
  id: string;
  teamIds: string[];
  createdAt: string;
  disabledAt: string | null;
}

/** A month by the rules of its time: its span, its working days, its targets (law 8). */
@Injectable()
export class CardMonths {
  constructor(
    private readonly agents: AgentsService,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly shifts: Shifts,
  ) {}

  /** `month` is its first day. */
  async span(month: string): Promise<Span> {
    const { zone } = await this.company.get();
    const { first, next } = periodFrom(month, 'month');
    return { zone, ...spanOf(first, next, zone) };
  }

  /** The accounts of some agents; one that is not there is refused. */
  async employed(agentIds: readonly string[]): Promise<Employed[]> {
    const accounts = new Map((await this.agents.accounts()).map((account) => [account.id, account]));
    return agentIds.map((id) => {
      const account = accounts.get(id);
      if (!account) throw new DomainError('not_found');
      return account;
    });
  }

  /** Working days of each agent's first team, and which of them were the agent's own: there, and not on leave. */
  async workdaysOf(agents: readonly Employed[], month: string): Promise<Map<string, Workdays>> {
    const days = daysOf(periodFrom(month, 'month'));
    const [{ zone }, calendarOf, leave] = await Promise.all([
      this.company.get(),
      this.calendars.all(),
      this.shifts.leave(
        agents.map(({ id }) => id),
        days[0]!,
        days.at(-1)!,
      ),
    ]);
    const working = new Map<WorkCalendar, string[]>();
    const daysOfCalendar = (calendar: WorkCalendar): string[] => {
      const known = working.get(calendar) ?? days.filter((day) => worksOn(calendar, zone, day));
      working.set(calendar, known);
      return known;
    };
    return new Map(
      agents.map(({ id, teamIds, createdAt, disabledAt }) => {
        const left = disabledAt && localDayOf(zone, new Date(disabledAt));
        const month = daysOfCalendar(calendarOf(teamIds[0] ?? null));
        return [id, ownDays(month, localDayOf(zone, new Date(createdAt)), left, leave.get(id))];
      }),
    );
  }

  /** Until when the agent may score the own card, in working days after the month. */
  async selfDueAt({ teamIds }: Employed, { to }: Span): Promise<Date> {
    const last = new Date(to.getTime() - 1);
    const days = await this.settings.at('card.self_score_within', last);
    return endOfTerm(await this.calendars.ofTeam(teamIds[0] ?? null), last, days);
  }

  /** What a line is held against for the whole month; of a part of it the part. */
  async target({ target }: TemplateLine, workdays: Workdays, span: Span, now: Date): Promise<Exact> {
    if (target.kind === 'none') return exact(0);
    if (target.kind === 'fixed') return target.prorated ? prorated(exact(target.value), workdays) : exact(target.value);
    if (target.per === 'day')
      return sum(await Promise.all(workdays.own.map((day) => this.targetOfDay(target.setting, day, span, now))));
    return prorated(exact(await this.settings.at(target.setting, earlier(span.to, now))), workdays);
  }

  /** The rule that held when the day ended. */
  async targetOfDay(
    setting: Parameters<SettingsService['at']>[0],
    day: string,
    { zone }: Span,
    now: Date,
  ): Promise<Exact> {
    return exact(await this.settings.at(setting, earlier(dayRange(zone, day).to, now)));
  }
}

function worksOn(calendar: WorkCalendar, zone: string, day: string): boolean {
  const { from, to } = dayRange(zone, day);
  return workingIntervals(calendar, from, to).length > 0;
}

const earlier = (end: Date, now: Date): Date => new Date(Math.min(end.getTime() - 1, now.getTime()));
