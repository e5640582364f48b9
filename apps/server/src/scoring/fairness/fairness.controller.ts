import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { fairnessExport, fairnessQuery, fairnessRowsQuery, trialRequest } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { fairnessSheet } from './fairness-sheet';
import { FairnessService } from './fairness.service';
import { StrategyTrials } from './strategy-trials.service';

class FairnessQueryDto extends createZodDto(fairnessQuery) {}
class FairnessRowsDto extends createZodDto(fairnessRowsQuery) {}
class FairnessExportDto extends createZodDto(fairnessExport) {}
class TrialDto extends createZodDto(trialRequest) {}

@ApiTags('figures')
@Controller('fairness')
export class FairnessController {
  constructor(
    private readonly service: FairnessService,
    private readonly trials: StrategyTrials,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  read(@Me() me: Principal, @Query() query: FairnessQueryDto) {
    return this.service.read(me, query);
  }

  @Get('rows')
  rows(@Me() me: Principal, @Query() query: FairnessRowsDto) {
    return this.service.evidence(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: FairnessExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const read = await this.service.read(me, query);
    const name = `halfhour-dispatch-${read.from}-${read.to}`;
    await sendTable(reply, name, query.format, fairnessSheet(read, query.locale));
  }

  @Post('trial')
  @HttpCode(200)
  async trial(@Me() me: Principal, @Body() body: TrialDto) {
    await this.limits.take('export', me.agentId);
    return this.trials.try(me, body);
  }
}
