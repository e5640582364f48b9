import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { leadAnalysisExport, leadAnalysisQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { CompanyService } from '../../desk/setup/company.service';
import { sendTable } from '../../platform/http/send-table';
import { analysisSheet } from './analysis-sheet';
import { LeadAnalysisService } from './lead-analysis.service';

class LeadAnalysisQueryDto extends createZodDto(leadAnalysisQuery) {}
class LeadAnalysisExportDto extends createZodDto(leadAnalysisExport) {}

@ApiTags('figures')
@Controller('lead-analysis')
export class LeadAnalysisController {
  constructor(
    private readonly analysis: LeadAnalysisService,
    private readonly company: CompanyService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  of(@Me() me: Principal, @Query() query: LeadAnalysisQueryDto) {
    return this.analysis.of(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: LeadAnalysisExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const [found, { zone }] = await Promise.all([this.analysis.of(me, query), this.company.get()]);
    const name = `halfhour-leads-${query.by}-${query.month}`;
    await sendTable(reply, name, query.format, analysisSheet({ ...found, zone }, query));
  }
}
