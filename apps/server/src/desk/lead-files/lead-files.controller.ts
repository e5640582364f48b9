import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { leadExport } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { LeadFiles } from './lead-files.service';

class LeadExportDto extends createZodDto(leadExport) {}

@ApiTags('leads')
@Controller('leads/export')
export class LeadFilesController {
  constructor(
    private readonly files: LeadFiles,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  async export(@Me() me: Principal, @Query() query: LeadExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const name = `halfhour-leads-${query.month ?? query.wonIn ?? 'all'}`;
    await sendTable(reply, name, query.format, await this.files.sheet(me, query));
  }
}
