import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { TeamsModule } from '../teams/teams.module';
import { GreetingsRepository } from './greetings.repository';
import { GreetingsService } from './greetings.service';
import { PhrasesRepository } from './phrases.repository';
import { PhrasesService } from './phrases.service';
import { ScriptValues } from './script-values';
import { GreetingsController, PhrasesController } from './scripts.controller';
import { SnippetsController } from './snippets.controller';
import { SnippetsRepository } from './snippets.repository';
import { SnippetsService } from './snippets.service';

/** What the desk and its agents say, and must not say: greetings, snippets, forbidden phrases. */
@Module({
  imports: [CalendarsModule, TeamsModule],
  controllers: [GreetingsController, PhrasesController, SnippetsController],
  providers: [
    GreetingsRepository,
    GreetingsService,
    PhrasesRepository,
    PhrasesService,
    ScriptValues,
    SnippetsRepository,
    SnippetsService,
  ],
  exports: [GreetingsService, PhrasesService, ScriptValues, SnippetsService],
})
export class ScriptsModule {}
