import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { shiftDayWrite, shiftPatternWrite, shiftSwapWrite, shiftWeekQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { ShiftWeeks } from './shift-weeks.service';
import { ShiftWriting } from './shift-writing.service';

class WeekQueryDto extends createZodDto(shiftWeekQuery) {}
class PatternDto extends createZodDto(shiftPatternWrite) {}
class ShiftDayWriteDto extends createZodDto(shiftDayWrite) {}
class SwapDto extends createZodDto(shiftSwapWrite) {}

@ApiTags('shifts')
@Controller('shifts')
export class ShiftsController {
  constructor(
    private readonly weeks: ShiftWeeks,
    private readonly writing: ShiftWriting,
  ) {}

  @Get()
  week(@Me() me: Principal, @Query() query: WeekQueryDto) {
    return this.weeks.read(me, query);
  }

  @Put(':agentId/pattern')
  setPattern(@Actor() me: Acting, @Param('agentId', ParseUUIDPipe) agentId: string, @Body() body: PatternDto) {
    return this.writing.setPattern(me, agentId, body);
  }

  @Put(':agentId/days/:date')
  setDay(
    @Actor() me: Acting,
    @Param('agentId', ParseUUIDPipe) agentId: string,
    @Param('date') date: string,
    @Body() body: ShiftDayWriteDto,
  ) {
    return this.writing.setDay(me, agentId, date, body);
  }

  @Post(':agentId/days/:date/swap')
  @HttpCode(200)
  swap(
    @Actor() me: Acting,
    @Param('agentId', ParseUUIDPipe) agentId: string,
    @Param('date') date: string,
    @Body() body: SwapDto,
  ) {
    return this.writing.swap(me, agentId, date, body);
  }
}
