import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { amountByHand, amountsExportQuery, amountsFind, amountsQuery } from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { AmountsService } from './amounts.service';

class AmountsQueryDto extends createZodDto(amountsQuery) {}
class FindDto extends createZodDto(amountsFind) {}
class ByHandDto extends createZodDto(amountByHand) {}
class AmountsExportQueryDto extends createZodDto(amountsExportQuery) {}

@ApiTags('conduct')
@Controller('amounts')
export class AmountsController {
  constructor(
    private readonly amounts: AmountsService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  month(@Me() me: Principal, @Query() { month }: AmountsQueryDto) {
    return this.amounts.month(me, month);
  }

  @Post('find')
  @HttpCode(200)
  async find(@Actor() me: Acting, @Body() { month }: FindDto) {
    await this.limits.take('export', me.agentId);
    return this.amounts.find(me, month);
  }

  @Post()
  byHand(@Actor() me: Acting, @Body() body: ByHandDto) {
    return this.amounts.byHand(me, body);
  }

  @Get('export')
  async export(
    @Me() me: Principal,
    @Query() { month, format, locale }: AmountsExportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.take('export', me.agentId);
    const sheet = await this.amounts.sheet(me, month, locale);
    await sendTable(reply, `halfhour-proposed-amounts-${month}`, format, sheet);
  }
}
