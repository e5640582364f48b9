import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { backlogExportQuery, backlogQuery, causeWrite } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { BacklogSheet } from './backlog-sheet';
import { BacklogService } from './backlog.service';
import { CausesService } from './causes.service';

class BacklogQueryDto extends createZodDto(backlogQuery) {}
class BacklogExportQueryDto extends createZodDto(backlogExportQuery) {}
class CauseDto extends createZodDto(causeWrite) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('morning')
@Controller()
export class BacklogController {
  constructor(
    private readonly backlog: BacklogService,
    private readonly causes: CausesService,
    private readonly sheet: BacklogSheet,
    private readonly limits: RateLimits,
  ) {}

  @Get('backlog')
  list(@Me() me: Principal, @Query() query: BacklogQueryDto) {
    return this.backlog.page(me, query);
  }

  @Get('backlog/export')
  async export(
    @Me() me: Principal,
    @Query() { teamId, locale, format }: BacklogExportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.take('export', me.agentId);
    await sendTable(reply, 'halfhour-backlog', format, await this.sheet.of(me, teamId, locale));
  }

  @Get('tickets/:id/causes')
  causesOf(@Me() me: Principal, @Id() id: string) {
    return this.causes.ofTicket(me, id);
  }

  @Post('tickets/:id/causes')
  name(@Me() me: Principal, @Id() id: string, @Body() body: CauseDto) {
    return this.causes.name(me, id, body);
  }
}
