import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { dayEndQuery, dayRowsQuery, daySign } from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { DayEndService } from './day-end.service';

class DayEndQueryDto extends createZodDto(dayEndQuery) {}
class DayRowsQueryDto extends createZodDto(dayRowsQuery) {}
class DaySignDto extends createZodDto(daySign) {}

@ApiTags('morning')
@Roles('admin', 'team_lead')
@Controller('day-end')
export class DayEndController {
  constructor(private readonly days: DayEndService) {}

  @Get()
  day(@Query() { day }: DayEndQueryDto) {
    return this.days.of(day);
  }

  @Get('unsigned')
  unsigned() {
    return this.days.unsigned();
  }

  @Get(':day/rows')
  rows(@Me() me: Principal, @Param('day') day: string, @Query() query: DayRowsQueryDto) {
    return this.days.rows(me, day, query);
  }

  @Post(':day/sign')
  @HttpCode(200)
  sign(@Me() me: Principal, @Param('day') day: string, @Body() body: DaySignDto) {
    return this.days.sign(me, day, body);
  }
}
