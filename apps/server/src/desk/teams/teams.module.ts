import { Module } from '@nestjs/common';
import { RecomputationsModule } from '../recomputations/recomputations.module';
import { TeamsController } from './teams.controller';
import { TeamsRepository } from './teams.repository';
import { TeamsService } from './teams.service';

/** Who works together, who leads, by which calendar and how tickets are dealt out. Dealing them out is the flow's. */
@Module({
  imports: [RecomputationsModule],
  controllers: [TeamsController],
  providers: [TeamsRepository, TeamsService],
  exports: [TeamsService],
})
export class TeamsModule {}
