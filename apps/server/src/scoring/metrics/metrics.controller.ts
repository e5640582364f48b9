import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { exportQuery, figureRowsQuery, figuresQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { toCsv } from '../../platform/http/csv';
import { sheetOf, toXlsx } from './figure-export';
import { FiguresService } from './figures.service';

class FiguresQueryDto extends createZodDto(figuresQuery) {}
class FigureRowsQueryDto extends createZodDto(figureRowsQuery) {}
class ExportQueryDto extends createZodDto(exportQuery) {}

const FILES = {
  csv: { write: toCsv, type: 'text/csv; charset=utf-8' },
  xlsx: { write: toXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

@ApiTags('figures')
@Controller('figures')
export class MetricsController {
  constructor(
    private readonly service: FiguresService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  figures(@Me() me: Principal, @Query() query: FiguresQueryDto) {
    return this.service.figures(me, query);
  }

  @Get('rows')
  rows(@Me() me: Principal, @Query() query: FigureRowsQueryDto) {
    return this.service.evidence(me, query);
  }

  /** The same figures as the screen's, as a file. */
  @Get('export')
  async export(@Me() me: Principal, @Query() query: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const figures = await this.service.figures(me, query);
    const { write, type } = FILES[query.format];
    const name = `halfhour-figures-${figures.from}-${figures.to}.${query.format}`;
    await reply
      .type(type)
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(write(sheetOf(figures, query.locale)));
  }
}
