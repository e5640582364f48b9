import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { agentStatesQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { AgentStates } from './agent-states.service';

class AgentStatesQueryDto extends createZodDto(agentStatesQuery) {}

@ApiTags('figures')
@Controller('agent-states')
export class AgentStatesController {
  constructor(private readonly states: AgentStates) {}

  @Get()
  of(@Me() me: Principal, @Query() query: AgentStatesQueryDto) {
    return this.states.of(me, query);
  }
}
