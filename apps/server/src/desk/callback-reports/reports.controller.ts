import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { reportPlanWrite, reportPreviewQuery, reportQuery, reportSend } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { CallbackReports } from './reports.service';

class ReportQueryDto extends createZodDto(reportQuery) {}
class ReportPreviewDto extends createZodDto(reportPreviewQuery) {}
class ReportPlanDto extends createZodDto(reportPlanWrite) {}
class ReportSendDto extends createZodDto(reportSend) {}

@ApiTags('callbacks')
@Controller('callback-reports')
export class CallbackReportsController {
  constructor(private readonly reports: CallbackReports) {}

  @Get()
  list(@Me() me: Principal, @Query() query: ReportQueryDto) {
    return this.reports.page(me, query);
  }

  @Get('plan')
  plan(@Me() me: Principal) {
    return this.reports.plan(me);
  }

  @Put('plan')
  writePlan(@Me() me: Principal, @Body() body: ReportPlanDto) {
    return this.reports.writePlan(me, body);
  }

  @Get('preview')
  preview(@Me() me: Principal, @Query() { locale }: ReportPreviewDto) {
    return this.reports.preview(me, locale);
  }

  @Post(':id/send')
  @HttpCode(200)
  send(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReportSendDto) {
    return this.reports.send(me, id, body);
  }
}
