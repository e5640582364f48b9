import { Injectable } from '@nestjs/common';
import type { AgentAccount, FigureKey } from '#contract';
import { type SettingKey, workingIntervals, type WorkCalendar } from '#domain';
import { CalendarsService } from '../../desk/calendars/calendars.service';
import { SettingsService } from '../../desk/policies/settings.service';
import { TARGETS } from './catalogue';
import { dayIn, daysOf, nextDay, type Period, spanOf, startOf, type Step } from './figure-periods';

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
  async current(key: FigureKey, now: Date): Promise<{ value: number; per: 'day' | 'month' } | null> {
    const target = TARGETS[key];
    return target ? { value: await this.settings.at(target.setting, now), per: target.per } : null;
  }

  async load(asked: Asked): Promise<(agent: AgentAccount, period: Period) => Targets> {
    const monthly = await this.monthly(asked);
    const talk = await this.talk(asked);
    return (agent, period) => ({ ...monthly.get(period.first), talk_minutes: talk(agent, period) });
  }

  private async monthly({ periods, step, zone, now }: Asked): Promise<Map<string, Targets>> {
    const byPeriod = new Map<string, Targets>();
    for (const period of step === 'month' ? periods : []) {
      const at = lastMoment(period.next, zone, now);
      byPeriod.set(period.first, {
        callbacks_done: await this.settings.at(TARGETS.callbacks_done!.setting, at),
        valid_leads: await this.settings.at(TARGETS.valid_leads!.setting, at),
      });
    }
    return byPeriod;
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
    const found = teams.map(async (team) => {
      const calendar = await this.calendars.ofTeam(team);
      return [team, days.filter((day) => isWorkday(calendar, day, zone))] as const;
    });
    return new Map(await Promise.all(found));
  }
}

/** The rule that held when a period ended; of one that still runs, the rule that holds now. */
const lastMoment = (next: string, zone: string, now: Date): Date =>
  new Date(Math.min(startOf(next, zone).getTime() - 1, now.getTime()));

function isWorkday(calendar: WorkCalendar, day: string, zone: string): boolean {
  const { from, to } = spanOf(day, nextDay(day), zone);
  return workingIntervals(calendar, from, to).length > 0;
}
