import { Injectable } from '@nestjs/common';
import type { AgentAccount, FigureKey } from '#contract';
import { type SettingKey, workingIntervals, type WorkCalendar } from '#domain';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { TARGETS } from '../catalogue/catalogue';
import { dayIn, daysOf, nextDay, type Period, spanOf, startOf, type Step } from '../catalogue/figure-periods';

export type Targets = Partial<Record<FigureKey, number | null>>;

interface Asked {
  periods: Period[];
  step: Step;
  zone: string;
  now: Date;
  agents: AgentAccount[];
}

/** What figures are held against, by the rules of their time (law 8). */
@Injectable()
export class FigureTargets {
  constructor(
    private readonly settings: SettingsService,
    private readonly calendars: CalendarsService,
  ) {}

  /** What holds now, as shown beside a column. */
  async current(key: FigureKey, now: Date): Promise<{ value: number; per: 'day' | 'month' | 'share' } | null> {
    const target = TARGETS[key];
    return target ? { value: await this.settings.at(target.setting, now), per: target.per } : null;
  }

  /** By agent and period; what is not an agent's has the targets of shares alone. */
  async load(asked: Asked): Promise<(agentId: string | null, period: Period) => Targets> {
    const [monthly, shares, talk] = [
      await this.monthly(asked),
      await this.held('share', asked),
      await this.talk(asked),
    ];
    const byId = new Map(asked.agents.map((agent) => [agent.id, agent]));
    return (agentId, period) => {
      const agent = byId.get(agentId ?? '');
      const own = agent ? { ...monthly.get(period.first), talk_minutes: talk(agent, period) } : {};
      return { ...shares.get(period.first), ...own };
    };
  }

  private async monthly({ step, ...asked }: Asked): Promise<Map<string, Targets>> {
    return step === 'month' ? this.held('month', asked) : new Map();
  }

  /** Targets of one kind by the first day of each period. */
  private async held(
    kind: 'month' | 'share',
    { periods, zone, now }: Pick<Asked, 'periods' | 'zone' | 'now'>,
  ): Promise<Map<string, Targets>> {
    const targets = Object.entries(TARGETS).filter(([, { per }]) => per === kind);
    const found = periods.map(async (period) => {
      const values = targets.map(async ([key, { setting }]) => {
        return [key, await this.settings.at(setting, lastMoment(period.next, zone, now))] as const;
      });
      return [period.first, Object.fromEntries(await Promise.all(values)) as Targets] as const;
    });
    return new Map(await Promise.all(found));
  }

  /** The day's minutes for each working day up to today on which the agent was there; null without such a day. */
  private async talk({ periods, zone, now, agents }: Asked) {
    const today = dayIn(zone, now);
    const days = periods.flatMap(daysOf).filter((day) => day <= today);
    const minutes = await this.perDay(TARGETS.talk_minutes!.setting, days, zone, now);
    const workdays = await this.workdays(agents, days, zone);
    return (agent: AgentAccount, { first, next }: Period): number | null => {
      const created = dayIn(zone, new Date(agent.createdAt));
      const own = workdays.get(agent.teamIds[0] ?? null)!;
      const due = own.filter((day) => day >= first && day < next && day >= created);
      return due.length === 0 ? null : due.reduce((sum, day) => sum + minutes.get(day)!, 0);
    };
  }

  private async perDay(setting: SettingKey, days: string[], zone: string, now: Date): Promise<Map<string, number>> {
    const values = days.map(async (day) => {
      return [day, await this.settings.at(setting, lastMoment(nextDay(day), zone, now))] as const;
    });
    return new Map(await Promise.all(values));
  }

  private async workdays(agents: AgentAccount[], days: string[], zone: string): Promise<Map<string | null, string[]>> {
    const teams = [...new Set(agents.map(({ teamIds }) => teamIds[0] ?? null))];
    const byCalendar = new Map<WorkCalendar, string[]>();
    const byTeam = new Map<string | null, string[]>();
    for (const team of teams) {
      const calendar = await this.calendars.ofTeam(team);
      const found = byCalendar.get(calendar) ?? workdaysOf(calendar, days, zone);
      byCalendar.set(calendar, found);
      byTeam.set(team, found);
    }
    return byTeam;
  }
}

/** The rule that held when a period ended; of one that still runs, the rule that holds now. */
const lastMoment = (next: string, zone: string, now: Date): Date =>
  new Date(Math.min(startOf(next, zone).getTime() - 1, now.getTime()));

/** Those of some days, in order, on which anything is open; one walk through the calendar for all of them. */
function workdaysOf(calendar: WorkCalendar, days: string[], zone: string): string[] {
  if (days.length === 0) return [];
  const { from, to } = spanOf(days[0]!, nextDay(days.at(-1)!), zone);
  const open = workingIntervals(calendar, from, to).map((interval) => ({
    first: dayIn(zone, interval.from),
    last: dayIn(zone, new Date(interval.to.getTime() - 1)),
  }));
  let at = 0;
  return days.filter((day) => {
    while (at < open.length && open[at]!.last < day) at += 1;
    return at < open.length && open[at]!.first <= day;
  });
}
