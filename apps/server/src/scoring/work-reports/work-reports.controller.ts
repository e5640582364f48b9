import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  workReportAmend,
  workReportDraft,
  workReportExport,
  workReportHandIn,
  workReportQuery,
  workReportRead,
  workReportReturn,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { WorkReportReading } from './work-report-reading.service';
import { WorkReports } from './work-reports.service';

class WorkReportQueryDto extends createZodDto(workReportQuery) {}
class WorkReportExportDto extends createZodDto(workReportExport) {}
class WorkReportDraftDto extends createZodDto(workReportDraft) {}
class HandInDto extends createZodDto(workReportHandIn) {}
class AmendDto extends createZodDto(workReportAmend) {}
class WorkReportReadDto extends createZodDto(workReportRead) {}
class ReturnDto extends createZodDto(workReportReturn) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('work reports')
@Controller('work-reports')
export class WorkReportsController {
  constructor(
    private readonly reports: WorkReports,
    private readonly reading: WorkReportReading,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: WorkReportQueryDto) {
    return this.reading.page(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: WorkReportExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const name = `halfhour-work-reports-${query.from}-${query.to}`;
    await sendTable(reply, name, query.format, await this.reading.sheet(me, query));
  }

  @Get(':id')
  one(@Me() me: Principal, @Id() id: string) {
    return this.reading.one(me, id);
  }

  @Put(':id/draft')
  async draft(@Me() me: Principal, @Id() id: string, @Body() { words }: WorkReportDraftDto) {
    await this.reports.draft(me, id, words);
    return this.reading.one(me, id);
  }

  @Post(':id/hand-in')
  @HttpCode(200)
  handIn(@Me() me: Principal, @Id() id: string, @Body() body: HandInDto) {
    return this.reports.handIn(me, id, body);
  }

  @Post(':id/amend')
  @HttpCode(200)
  amend(@Me() me: Principal, @Id() id: string, @Body() body: AmendDto) {
    return this.reports.amend(me, id, body);
  }

  @Post(':id/read')
  @HttpCode(200)
  read(@Me() me: Principal, @Id() id: string, @Body() body: WorkReportReadDto) {
    return this.reports.read(me, id, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  return(@Me() me: Principal, @Id() id: string, @Body() body: ReturnDto) {
    return this.reports.return(me, id, body);
  }
}
