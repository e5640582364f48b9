import { Module } from '@nestjs/common';
import { CallbacksModule } from '../callbacks/callbacks.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { ScriptsModule } from '../scripts/scripts.module';
import { TicketsModule } from '../tickets/tickets.module';
import { GuidedScriptsController, ScriptRunsController } from './guided-scripts.controller';
import { GuidedScriptsRepository } from './guided-scripts.repository';
import { GuidedScriptsService } from './guided-scripts.service';
import { ScriptRunsRepository } from './script-runs.repository';
import { ScriptRuns } from './script-runs.service';

/** Scripts with steps and agents' ways through them. Texts without steps are the snippets' and greetings'. */
@Module({
  imports: [CallbacksModule, PoliciesModule, RecordsModule, ScriptsModule, TicketsModule],
  controllers: [GuidedScriptsController, ScriptRunsController],
  providers: [GuidedScriptsRepository, GuidedScriptsService, ScriptRunsRepository, ScriptRuns],
  exports: [GuidedScriptsService, ScriptRuns],
})
export class GuidedScriptsModule {}
