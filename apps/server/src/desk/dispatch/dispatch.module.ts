import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { PoliciesModule } from '../policies/policies.module';
import { TeamsModule } from '../teams/teams.module';
import { StandInsController } from './stand-ins.controller';
import { StandInsRepository } from './stand-ins.repository';
import { StandIns } from './stand-ins.service';
import { StopsController } from './stops.controller';
import { StopsRepository } from './stops.repository';
import { DispatchStops } from './stops.service';

/** Who is given no tickets for a while, and who stands in for whom. Dealing them out is the tickets'. */
@Module({
  imports: [AgentsModule, PoliciesModule, TeamsModule],
  controllers: [StopsController, StandInsController],
  providers: [StopsRepository, DispatchStops, StandInsRepository, StandIns],
  exports: [DispatchStops, StandIns],
})
export class DispatchModule {}
