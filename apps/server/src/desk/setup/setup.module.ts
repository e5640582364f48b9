import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { ContactGroupsModule } from '../contact-groups/contact-groups.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { ScriptsModule } from '../scripts/scripts.module';
import { TeamsModule } from '../teams/teams.module';
import { AuditService } from './audit.service';
import { BootstrapController } from './bootstrap.controller';
import { BootstrapLists } from './bootstrap-lists';
import { BootstrapService } from './bootstrap.service';
import { FirstRun } from './first-run';
import { SetupController } from './setup.controller';
import { StatusLabelsService } from './status-labels.service';

/** A desk's first contents, and what a console needs to begin. Each list belongs to its own folder. */
@Module({
  imports: [CalendarsModule, ContactGroupsModule, InboxesModule, ScriptsModule, TeamsModule],
  controllers: [BootstrapController, SetupController],
  providers: [AuditService, BootstrapLists, BootstrapService, FirstRun, StatusLabelsService],
  exports: [FirstRun],
})
export class SetupModule {}
