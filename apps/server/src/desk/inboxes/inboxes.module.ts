import { Module } from '@nestjs/common';
import { InboxAdmin } from './inbox-admin.service';
import { InboxKinds } from './inbox-kinds';
import { InboxesController } from './inboxes.controller';
import { InboxesRepository } from './inboxes.repository';
import { InboxesService } from './inboxes.service';
import { Lines } from './lines';

/** Configured accounts of channels: settings, sealed secrets, cursor and health. What a channel is, its own module says. */
@Module({
  controllers: [InboxesController],
  providers: [InboxAdmin, InboxKinds, InboxesRepository, InboxesService, Lines],
  exports: [InboxAdmin, InboxesService, InboxKinds, Lines],
})
export class InboxesModule {}
