import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { CallsModule } from '../../desk/calls/calls.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { ViolationsModule } from '../violations/violations.module';
import { Calibration } from './calibration.service';
import { MarkedLines } from './marked-lines.service';
import { PopulationRepository } from './population.repository';
import { QualityAccess } from './quality-access';
import { QualityController, QualitySetupController } from './quality.controller';
import { QualityDraws } from './quality-draws.service';
import { QualityForms } from './quality-forms.service';
import { QualityLog } from './quality-log.service';
import { QualityMarks } from './quality-marks.service';
import { QualityReading } from './quality-reading.service';
import { QualityRepository } from './quality.repository';
import { QualitySweep } from './quality.sweep';
import { SamplesRepository } from './samples.repository';

/** Quality checks: which conversations are drawn, what reviewers mark, the appeal, and how far reviewers agree. */
@Module({
  imports: [AgentsModule, CallsModule, PoliciesModule, TeamsModule, ViolationsModule],
  controllers: [QualityController, QualitySetupController],
  providers: [
    QualityRepository,
    SamplesRepository,
    PopulationRepository,
    QualityAccess,
    QualityForms,
    QualityLog,
    QualityDraws,
    MarkedLines,
    QualityMarks,
    QualityReading,
    Calibration,
  ],
  exports: [QualityDraws, QualityMarks, QualityReading],
})
export class QualityModule {}

/** Draws each Monday (role worker). */
@Module({ imports: [QualityModule], providers: [QualitySweep] })
export class QualitySweepModule {}
