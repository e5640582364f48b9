import { Module } from '@nestjs/common';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { RollupsModule } from '../rollups/rollups.module';
import { FigureCharts } from './figure-charts.service';
import { FigureScopes } from './figure-scope';
import { FigureTargets } from './figure-targets';
import { FigureReadings } from './figure-readings.service';
import { FiguresService } from './figures.service';
import { MetricsController } from './metrics.controller';
import { MetricsRepository } from './metrics.repository';

/** Figures counted from events alone, each with its formula, its target and the rows behind it. */
@Module({
  imports: [CalendarsModule, PoliciesModule, RollupsModule],
  controllers: [MetricsController],
  providers: [MetricsRepository, FigureScopes, FigureTargets, FiguresService, FigureCharts, FigureReadings],
  exports: [FigureReadings, FigureScopes, FiguresService],
})
export class MetricsModule {}
