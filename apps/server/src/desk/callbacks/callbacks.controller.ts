import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  answersQuery,
  callbackCancel,
  callbackComplete,
  callbackMove,
  callbackPlan,
  callbackQuery,
  callbackSnooze,
  coverageExportQuery,
  coverageQuery,
  serviceOutcomeRequest,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { CallbacksService } from './callbacks.service';
import { CoverageService } from './coverage.service';
import { ServiceOutcomes } from './service-outcomes.service';

class CallbackQueryDto extends createZodDto(callbackQuery) {}
class CallbackPlanDto extends createZodDto(callbackPlan) {}
class CallbackCompleteDto extends createZodDto(callbackComplete) {}
class CallbackMoveDto extends createZodDto(callbackMove) {}
class CallbackCancelDto extends createZodDto(callbackCancel) {}
class CallbackSnoozeDto extends createZodDto(callbackSnooze) {}
class CoverageQueryDto extends createZodDto(coverageQuery) {}
class AnswersQueryDto extends createZodDto(answersQuery) {}
class CoverageExportDto extends createZodDto(coverageExportQuery) {}
class OutcomeDto extends createZodDto(serviceOutcomeRequest) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('callbacks')
@Controller('callbacks')
export class CallbacksController {
  constructor(
    private readonly callbacks: CallbacksService,
    private readonly coverages: CoverageService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: CallbackQueryDto) {
    return this.callbacks.page(me, query);
  }

  @Get('coverage')
  coverage(@Me() me: Principal, @Query() query: CoverageQueryDto) {
    return this.coverages.coverage(me, query);
  }

  @Get('answers')
  answers(@Me() me: Principal, @Query() query: AnswersQueryDto) {
    return this.coverages.answers(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: CoverageExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const name = `halfhour-callbacks-${query.from}-${query.to}`;
    await sendTable(reply, name, query.format, await this.coverages.sheet(me, query));
  }

  @Post()
  plan(@Me() me: Principal, @Body() body: CallbackPlanDto) {
    return this.callbacks.plan(me, body);
  }

  @Post(':id/complete')
  @HttpCode(200)
  complete(@Me() me: Principal, @Id() id: string, @Body() body: CallbackCompleteDto) {
    return this.callbacks.complete(me, id, body);
  }

  @Post(':id/move')
  @HttpCode(200)
  move(@Me() me: Principal, @Id() id: string, @Body() body: CallbackMoveDto) {
    return this.callbacks.move(me, id, body);
  }

  @Post(':id/snooze')
  @HttpCode(200)
  snooze(@Me() me: Principal, @Id() id: string, @Body() body: CallbackSnoozeDto) {
    return this.callbacks.snooze(me, id, body);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Me() me: Principal, @Id() id: string, @Body() body: CallbackCancelDto) {
    return this.callbacks.cancel(me, id, body);
  }
}

@ApiTags('callbacks')
@Controller('tickets')
export class OutcomesController {
  constructor(private readonly outcomes: ServiceOutcomes) {}

  @Post(':id/outcome')
  @HttpCode(200)
  outcome(@Me() me: Principal, @Id() id: string, @Body() { outcome }: OutcomeDto) {
    return this.outcomes.ofTicket(me, id, outcome);
  }
}
