import { Module } from '@nestjs/common';
import { InboxAdmin } from './inbox-admin.service';
import { InboxesController } from './inboxes.controller';
import { InboxesRepository } from './inboxes.repository';
import { InboxesService } from './inboxes.service';

/** Configured accounts of channels: settings, sealed secrets, cursor and health. What runs them is a flow. */
@Module({
  controllers: [InboxesController],
  providers: [InboxAdmin, InboxesRepository, InboxesService],
  exports: [InboxesService],
})
export class InboxesModule {}
