import { Module, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { InboxAdmin } from './inbox-admin.service';
import { InboxKinds, parsedSettings } from './inbox-kinds';
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
export class InboxesModule implements OnModuleInit {
  constructor(private readonly kinds: InboxKinds) {}

  /** Channels with nothing to set: agents write down what they heard. */
  onModuleInit(): void {
    for (const channel of ['phone'] as const) {
      this.kinds.add({
        channel,
        capabilities: { files: null, html: false, typing: false, readMarks: false, longestText: null },
        line: 'desk',
        split: (written) => ({ settings: parsedSettings(z.object({}), written), secrets: {}, address: null }),
      });
    }
  }
}
