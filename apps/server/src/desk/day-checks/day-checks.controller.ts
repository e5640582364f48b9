import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { dayCheckConfirm } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { DayChecks } from './day-checks.service';

class DayConfirmDto extends createZodDto(dayCheckConfirm) {}

@ApiTags('morning')
@Controller('day-checks')
export class DayChecksController {
  constructor(private readonly checks: DayChecks) {}

  @Get()
  ofTeams(@Me() me: Principal) {
    return this.checks.ofTeams(me);
  }

  @Get('mine')
  mine(@Me() me: Principal) {
    return this.checks.mine(me);
  }

  @Post('confirm')
  @HttpCode(200)
  confirm(@Me() me: Principal, @Body() body: DayConfirmDto) {
    return this.checks.confirm(me, body);
  }
}
