import { Module } from '@nestjs/common';
import { CalendarsModule } from '../../desk/calendars/calendars.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { FigureScopes } from './figure-scope';
import { FigureTargets } from './figure-targets';
import { FiguresService } from './figures.service';
import { MetricsController } from './metrics.controller';
import { MetricsRepository } from './metrics.repository';

/** Figures counted from events alone, each with its formula, its target and the rows behind it. Writes nothing. */
@Module({
  imports: [CalendarsModule, PoliciesModule],
  controllers: [MetricsController],
  providers: [MetricsRepository, FigureScopes, FigureTargets, FiguresService],
  exports: [FiguresService],
})
export class MetricsModule {}
