import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module';
import { AgentStatesController } from './agent-states.controller';
import { AgentStatesRepository } from './agent-states.repository';
import { AgentStates } from './agent-states.service';

/** Agents' days: what they chose to be, beside their calls and what they did, from events alone. */
@Module({
  imports: [MetricsModule],
  controllers: [AgentStatesController],
  providers: [AgentStatesRepository, AgentStates],
})
export class AgentStatesModule {}
