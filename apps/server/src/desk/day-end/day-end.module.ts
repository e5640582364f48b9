import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { DayEndController } from './day-end.controller';
import { DayEndRepository } from './day-end.repository';
import { DayEndService } from './day-end.service';

/** What a day brought and what became of it, and who signed that nothing is missing. */
@Module({
  imports: [InboxesModule],
  controllers: [DayEndController],
  providers: [DayEndRepository, DayEndService],
  exports: [DayEndService],
})
export class DayEndModule {}
