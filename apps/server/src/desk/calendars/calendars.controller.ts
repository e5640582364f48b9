import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { calendarWrite, nationalCalendarRequest } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { CalendarsService } from './calendars.service';

class CalendarWriteDto extends createZodDto(calendarWrite) {}
class NationalCalendarDto extends createZodDto(nationalCalendarRequest) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/calendars')
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

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
}
