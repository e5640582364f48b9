import { Module } from '@nestjs/common';
import { FigureCells } from './figure-cells.service';
import { FigureHours } from './figure-hours.service';
import { Rebuild } from './rebuild.service';
import { RebuildRepository } from './rebuild.repository';
import { RollupsController } from './rollups.controller';
import { RollupsRepository } from './rollups.repository';
import { Rollups } from './rollups.service';
import { RollupsSweep } from './rollups.sweep';

/** Figures by day, agent, team, inbox and channel: made of the events alone, and made again whenever somebody wants. */
@Module({
  controllers: [RollupsController],
  providers: [RollupsRepository, RebuildRepository, Rollups, Rebuild, FigureCells, FigureHours],
  exports: [Rollups, FigureCells, FigureHours],
})
export class RollupsModule {}

/** Keeps them up to date (role worker). */
@Module({ imports: [RollupsModule], providers: [RollupsSweep] })
export class RollupsSweepModule {}
