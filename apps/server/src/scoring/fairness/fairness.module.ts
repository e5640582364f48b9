import { Module } from '@nestjs/common';
import { TeamsModule } from '../../desk/teams/teams.module';
import { FairnessController } from './fairness.controller';
import { FairnessRepository } from './fairness.repository';
import { FairnessService } from './fairness.service';
import { StrategyTrials } from './strategy-trials.service';

/** Whether tickets were dealt out evenly, with the decisions behind each figure, and what another rule would have done. */
@Module({
  imports: [TeamsModule],
  controllers: [FairnessController],
  providers: [FairnessRepository, FairnessService, StrategyTrials],
})
export class FairnessModule {}
