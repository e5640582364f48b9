import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { calendarWrite, holidayFile, holidayImport, nationalCalendarRequest } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { CalendarsService } from './calendars.service';
import { HolidaysService } from './holidays.service';

class CalendarWriteDto extends createZodDto(calendarWrite) {}
class NationalCalendarDto extends createZodDto(nationalCalendarRequest) {}
class HolidayFileDto extends createZodDto(holidayFile) {}
class HolidayImportDto extends createZodDto(holidayImport) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly holidays: HolidaysService,
  ) {}

  @Get()
  async list() {
    return { rows: await this.calendars.views() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: CalendarWriteDto) {
    return this.calendars.create(me, body);
  }

  @Put(':id')
  update(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CalendarWriteDto) {
    return this.calendars.update(me, id, body);
  }

  @Post(':id/national')
  @HttpCode(200)
  addNational(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() { year }: NationalCalendarDto) {
    return this.calendars.addNationalDays(me, id, year);
  }

  @Post(':id/holidays/preview')
  @HttpCode(200)
  previewHolidays(@Param('id', ParseUUIDPipe) id: string, @Body() body: HolidayFileDto) {
    return this.holidays.preview(id, body);
  }

  @Post(':id/holidays')
  @HttpCode(200)
  importHolidays(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: HolidayImportDto) {
    return this.holidays.take(me, id, body);
  }
}
