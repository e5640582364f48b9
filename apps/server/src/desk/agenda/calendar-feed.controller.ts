import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { calendarFeedNames } from '#contract';
import { type Acting, Actor } from '../setup/acting';
import { CalendarFeeds } from './calendar-feeds.service';

class CalendarFeedNamesDto extends createZodDto(calendarFeedNames) {}

@ApiTags('session')
@Controller('session/calendar-feed')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get()
  state(@Actor() me: Acting) {
    return this.feeds.state(me);
  }

  @Post()
  @HttpCode(200)
  make(@Actor() me: Acting) {
    return this.feeds.make(me);
  }

  @Put()
  setNames(@Actor() me: Acting, @Body() { names }: CalendarFeedNamesDto) {
    return this.feeds.setNames(me, names);
  }

  @Delete()
  async turnOff(@Actor() me: Acting) {
    await this.feeds.turnOff(me);
    return { ok: true };
  }
}
