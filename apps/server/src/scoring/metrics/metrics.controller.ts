import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { exportQuery, figureChartQuery, figureChartRowsQuery, figureRowsQuery, figuresQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { figureSheet } from './figure-export';
import { FigureCharts } from './figure-charts.service';
import { FiguresService } from './figures.service';

class FiguresQueryDto extends createZodDto(figuresQuery) {}
class FigureRowsQueryDto extends createZodDto(figureRowsQuery) {}
class ChartQueryDto extends createZodDto(figureChartQuery) {}
class ChartRowsQueryDto extends createZodDto(figureChartRowsQuery) {}
class ExportQueryDto extends createZodDto(exportQuery) {}

@ApiTags('figures')
@Controller('figures')
export class MetricsController {
  constructor(
    private readonly service: FiguresService,
    private readonly charts: FigureCharts,
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

  @Get('chart')
  chart(@Me() me: Principal, @Query() query: ChartQueryDto) {
    return this.charts.chart(me, query);
  }

  @Get('chart/rows')
  chartRows(@Me() me: Principal, @Query() query: ChartRowsQueryDto) {
    return this.charts.rows(me, query);
  }

  /** The same figures as the screen's, as a file. */
  @Get('export')
  async export(@Me() me: Principal, @Query() query: ExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const figures = await this.service.figures(me, query);
    const name = `halfhour-figures-${figures.from}-${figures.to}`;
    await sendTable(reply, name, query.format, figureSheet(figures, query.locale));
  }
}
