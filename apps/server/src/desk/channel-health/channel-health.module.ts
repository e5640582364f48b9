import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { MailboxesModule } from '../mailbox/mailboxes.module';
import { PoliciesModule } from '../policies/policies.module';
import { AlarmLettersRepository } from './alarm-letters.repository';
import { AlarmLetters } from './alarm-letters.service';
import { AlarmsRepository } from './alarms.repository';
import { Alarms } from './alarms.service';
import { ChannelHealthController } from './channel-health.controller';
import { ChannelHealthRepository } from './channel-health.repository';
import { ChannelHealthService } from './channel-health.service';
import { LetterPost } from './letter-post.service';
import { SendingMailboxes } from './sending-mailboxes.service';

/** How the channels fare: the health page, and alarms about lines that broke and messages that don't go out. */
@Module({
  imports: [InboxesModule, MailboxesModule, PoliciesModule],
  controllers: [ChannelHealthController],
  providers: [
    AlarmLetters,
    AlarmLettersRepository,
    Alarms,
    AlarmsRepository,
    ChannelHealthRepository,
    ChannelHealthService,
    LetterPost,
    SendingMailboxes,
  ],
  exports: [AlarmLetters, Alarms, ChannelHealthService, LetterPost],
})
export class ChannelHealthModule {}
