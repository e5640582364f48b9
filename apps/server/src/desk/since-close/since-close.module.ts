import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { SinceCloseController } from './since-close.controller';
import { SinceCloseRepository } from './since-close.repository';
import { SinceCloseService } from './since-close.service';

/** What contacts wrote or called after their inbox closed. */
@Module({
  imports: [CalendarsModule, InboxesModule],
  controllers: [SinceCloseController],
  providers: [SinceCloseRepository, SinceCloseService],
})
export class SinceCloseModule {}
