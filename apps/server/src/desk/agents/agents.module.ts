import { Global, Module } from '@nestjs/common';
import { PrincipalSource } from '../../platform/auth/principal';
import { AgentAdmin } from './agent-admin.service';
import { AgentEvents } from './agent-events';
import { AgentNames } from './agent-names';
import { AgentPresence } from './agent-presence';
import { AgentsController } from './agents.controller';
import { AgentsRepository } from './agents.repository';
import { AgentsService } from './agents.service';
import { SessionPrincipals } from './session-principals';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';

/** Who works at the desk, whether they are there, and how they sign in. What they may see of tickets is the gate's. */
@Global()
@Module({
  controllers: [AgentsController, SessionsController],
  providers: [
    AgentAdmin,
    AgentEvents,
    AgentNames,
    AgentPresence,
    AgentsRepository,
    AgentsService,
    SessionsRepository,
    SessionsService,
    { provide: PrincipalSource, useClass: SessionPrincipals },
  ],
  exports: [AgentAdmin, AgentsService, PrincipalSource],
})
export class AgentsModule {}
