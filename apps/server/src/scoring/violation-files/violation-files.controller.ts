import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { violationExport } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { ViolationFiles } from './violation-files.service';

class ViolationExportDto extends createZodDto(violationExport) {}

@ApiTags('conduct')
@Controller('violations/export')
export class ViolationFilesController {
  constructor(
    private readonly files: ViolationFiles,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  async export(@Me() me: Principal, @Query() query: ViolationExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    await sendTable(reply, `halfhour-conduct-${query.month ?? 'all'}`, query.format, await this.files.sheet(me, query));
  }
}
