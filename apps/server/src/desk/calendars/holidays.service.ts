import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Calendar, holidayFile, HolidayPreview, holidayImport } from '#contract';
import { DomainError, localDayOf, planHolidays, readHolidayFile, takeHolidays } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Acting } from '../setup/acting';
import { found } from '../setup/refusals';
import { type CalendarRow, CalendarsRepository } from './calendars.repository';
import { CalendarsService } from './calendars.service';

type File = z.output<typeof holidayFile>;

const SHOWN_REFUSED = 200;

/** Days off from an .ics file: looked at first, then taken in one act. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly database: Database,
    private readonly repository: CalendarsRepository,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  async preview(id: string, file: File): Promise<HolidayPreview> {
    const calendar = found(await this.repository.one(this.database, id));
    const { name, refused, outside, rows } = this.read(calendar, file);
    const shown = refused.slice(0, SHOWN_REFUSED);
    return { name, version: calendar.version, rows, refused: shown, refusedCount: refused.length, outside };
  }

  /** Throws `version_conflict` where the calendar is not the one that was looked at; so a repeated import changes nothing twice. */
  take(by: Acting, id: string, file: z.output<typeof holidayImport>): Promise<Calendar> {
    return this.calendars.takeDays(by, id, (calendar) => {
      if (calendar.version !== file.version) throw new DomainError('version_conflict', { version: calendar.version });
      return takeHolidays(calendar, this.read(calendar, file).rows, file.dates);
    });
  }

  private read(calendar: CalendarRow, { text, fromYear, toYear }: File) {
    const { days, ...file } = readHolidayFile(text, calendar.zone, { from: fromYear, to: toYear });
    return { ...file, rows: planHolidays(calendar, days, localDayOf(calendar.zone, this.clock.now())) };
  }
}
