import { Global, Module } from '@nestjs/common';
import { PrincipalSource } from '../../platform/auth/principal';
import { AgentAdmin } from './agent-admin.service';
import { AgentEvents } from './agent-events';
import { AgentNames } from './agent-names';
import { AgentPresence } from './agent-presence';
import { AgentsController } from './agents.controller';
import { AgentsRepository } from './agents.repository';
import { AgentsService } from './agents.service';
import { CodeCheck } from './code-check.service';
import { SecondFactorSetUp } from './second-factor-set-up.service';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorRepository } from './second-factor.repository';
import { SecondFactor } from './second-factor.service';
import { SessionPrincipals } from './session-principals';
import { SessionsController } from './sessions.controller';
import { SessionsRepository } from './sessions.repository';
import { SessionsService } from './sessions.service';
import { SignInRescue } from './sign-in-rescue';
import { SignIn } from './sign-in.service';

/** Who works at the desk, whether they are there, and how they sign in. What they may see of tickets is the gate's. */
@Global()
@Module({
  controllers: [AgentsController, SecondFactorController, SessionsController],
  providers: [
    AgentAdmin,
    AgentEvents,
    AgentNames,
    AgentPresence,
    AgentsRepository,
    AgentsService,
    CodeCheck,
    SecondFactor,
    SecondFactorRepository,
    SecondFactorSetUp,
    SessionsRepository,
    SessionsService,
    SignIn,
    SignInRescue,
    { provide: PrincipalSource, useClass: SessionPrincipals },
  ],
  exports: [AgentAdmin, AgentsService, PrincipalSource],
})
export class AgentsModule {}
