import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { ViolationsModule } from '../violations/violations.module';
import { ConductReader } from './conduct-reader.service';
import { ConductSweep } from './conduct.sweep';
import { EpisodesRepository } from './episodes.repository';
import { ReadingRepository } from './reading.repository';

/** Finds what was against a rule of conduct, out of the events alone. Judges nobody. */
@Module({
  imports: [AgentsModule, PoliciesModule, ViolationsModule],
  providers: [ReadingRepository, EpisodesRepository, ConductReader],
  exports: [ConductReader, ViolationsModule],
})
export class ConductModule {}

/** Keeps looking (role worker). */
@Module({ imports: [ConductModule], providers: [ConductSweep] })
export class ConductSweepModule {}
