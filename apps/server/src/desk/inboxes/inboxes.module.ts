import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module';
import { InboxAdmin } from './inbox-admin.service';
import { InboxHealth } from './inbox-health.service';
import { InboxHealthRepository } from './inbox-health.repository';
import { InboxKinds } from './inbox-kinds';
import { InboxesController } from './inboxes.controller';
import { InboxesRepository } from './inboxes.repository';
import { InboxesService } from './inboxes.service';
import { Lines } from './lines';

/** Configured accounts of channels: settings, sealed secrets, cursor and health. What a channel is, its own module says. */
@Module({
  imports: [PoliciesModule],
  controllers: [InboxesController],
  providers: [InboxAdmin, InboxHealth, InboxHealthRepository, InboxKinds, InboxesRepository, InboxesService, Lines],
  exports: [InboxesService, InboxAdmin, InboxKinds, Lines],
})
export class InboxesModule {}
