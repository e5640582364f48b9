import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Calendar, calendarWrite } from '#contract';
import {
  alwaysOpen,
  checkCalendar,
  type DateOverride,
  DomainError,
  type Hours,
  nextOpening,
  type WorkCalendar,
} from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { Recomputations } from '../recomputations/recomputations.service';
import type { Acting } from '../setup/acting';
import { CompanyService } from '../setup/company.service';
import { found, refusingDuplicates } from '../setup/refusals';
import { SetupLog } from '../setup/setup-log';
import { calendarView } from './calendar.view';
import { type CalendarRow, CalendarsRepository } from './calendars.repository';
import { nationalOverrides, withNationalDays } from './national-days';

export type CalendarWrite = z.output<typeof calendarWrite>;

interface Calendars {
  byTeam: Map<string, WorkCalendar>;
  /** For tickets of no team. */
  general: WorkCalendar;
}

@Injectable()
export class CalendarsService {
  private readonly calendars: Cached<Calendars>;
  /** One object for each zone, so that its compiled days are remembered. */
  private readonly always = new Map<string, WorkCalendar>();

  constructor(
    private readonly database: Database,
    private readonly repository: CalendarsRepository,
    private readonly setupLog: SetupLog,
    private readonly company: CompanyService,
    private readonly recomputations: Recomputations,
    private readonly clock: Clock,
    wake: Wake,
  ) {
    this.calendars = new Cached(wake, () => this.load());
  }

  /** The team's working time; of no team, that of the desk's first calendar, or around the clock while it has none. */
  async ofTeam(teamId: string | null): Promise<WorkCalendar> {
    return (await this.all())(teamId);
  }

  /** The time that a clock of these hours counts: the team's, or all of it in the team's zone. */
  async ofHours(teamId: string | null, hours: Hours): Promise<WorkCalendar> {
    const calendar = await this.ofTeam(teamId);
    if (hours === 'working') return calendar;
    const known = this.always.get(calendar.zone) ?? alwaysOpen(calendar.zone);
    this.always.set(calendar.zone, known);
    return known;
  }

  /** Every team's at once, for who asks about many tickets. */
  async all(): Promise<(teamId: string | null) => WorkCalendar> {
    const { byTeam, general } = await this.calendars.get();
    return (teamId) => (teamId !== null && byTeam.get(teamId)) || general;
  }

  async views(sql?: Sql): Promise<Calendar[]> {
    return (await this.repository.all(sql)).map(calendarView);
  }

  create(by: Acting, written: CalendarWrite): Promise<Calendar> {
    return this.write(by, 'calendar.created', () => Promise.resolve({ id: newId(), version: 1, ...written }));
  }

  update(by: Acting, id: string, written: CalendarWrite): Promise<Calendar> {
    return this.write(by, 'calendar.updated', async (tx) => {
      const { version } = found(await this.repository.lock(tx, id));
      return { id, version: version + 1, ...written };
    });
  }

  /** Throws `not_found` for a year whose holidays aren't announced yet. */
  addNationalDays(by: Acting, id: string, year: number): Promise<Calendar> {
    return this.write(by, 'calendar.national_days_added', async (tx) => {
      const calendar = found(await this.repository.lock(tx, id));
      if (nationalOverrides(calendar, year).length === 0) throw new DomainError('not_found', { year });
      return { ...calendar, version: calendar.version + 1, overrides: withNationalDays(calendar, year) };
    });
  }

  /** Dates as `decide` answers them, under the calendar's lock. */
  takeDays(by: Acting, id: string, decide: (calendar: CalendarRow) => DateOverride[]): Promise<Calendar> {
    return this.write(by, 'calendar.holidays_imported', async (tx) => {
      const calendar = found(await this.repository.lock(tx, id));
      return { ...calendar, version: calendar.version + 1, overrides: decide(calendar) };
    });
  }

  private write(by: Acting, act: string, decide: (tx: Tx) => Promise<CalendarRow>): Promise<Calendar> {
    return refusingDuplicates({ calendar_name_key: 'name' }, () =>
      this.database.transaction(async (tx) => {
        const calendar = await decide(tx);
        refuseFaulty(calendar, this.clock.now());
        await this.repository.save(tx, calendar);
        if (act !== 'calendar.created') await this.recomputations.ask(tx, by, 'calendar');
        const subject = { area: 'calendars', subjectId: calendar.id, subject: calendar.name };
        await this.setupLog.record(tx, by, { ...subject, act, detail: { version: calendar.version } });
        return calendarView(calendar);
      }),
    );
  }

  private async load(): Promise<Calendars> {
    const [rows, teams] = await Promise.all([this.repository.all(), this.repository.ofTeams()]);
    const byId = new Map(rows.map(({ id, zone, weekly, overrides }) => [id, { zone, weekly, overrides }]));
    const first = rows[0] && byId.get(rows[0].id);
    return {
      byTeam: new Map(teams.map(({ id, calendar_id }) => [id, byId.get(calendar_id)!])),
      general: first ?? alwaysOpen((await this.company.get()).zone),
    };
  }
}

/** A calendar that never opens would hold every clock for ever, so it is refused like a broken one. */
function refuseFaulty(calendar: WorkCalendar, now: Date): void {
  const faults = checkCalendar(calendar);
  if (faults.length > 0) throw new DomainError('calendar_invalid', { faults });
  nextOpening(calendar, now);
}
