import { Module } from '@nestjs/common';
import { StableTokens } from '#channels/wechat-official';
import { InboxAdmin } from './inbox-admin.service';
import { InboxesController } from './inboxes.controller';
import { InboxesRepository } from './inboxes.repository';
import { InboxesService } from './inboxes.service';

/** Configured accounts of channels: settings, sealed secrets, cursor and health. What runs them is a flow. */
@Module({
  controllers: [InboxesController],
  // One keeper of access tokens in a process (ANCHORS 2.F row 60).
  providers: [
    { provide: StableTokens, useFactory: () => new StableTokens() },
    InboxAdmin,
    InboxesRepository,
    InboxesService,
  ],
  exports: [InboxesService, StableTokens],
})
export class InboxesModule {}
