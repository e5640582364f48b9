import { Module, type OnModuleInit } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { SystemCallsService } from '../calls/system-calls.service';
import { InboxesModule } from '../inboxes/inboxes.module';
import { RecordingFetcher } from './recording-fetcher';
import { RecordingsController } from './recordings.controller';
import { RecordingsRepository } from './recordings.repository';
import { RecordingsService } from './recordings.service';

/** Recordings of calls: where they lie, under what consent they were made, and who listened to them. */
@Module({
  imports: [CallsModule, InboxesModule],
  controllers: [RecordingsController],
  providers: [RecordingFetcher, RecordingsRepository, RecordingsService],
  exports: [RecordingFetcher],
})
export class RecordingsModule implements OnModuleInit {
  constructor(
    private readonly calls: SystemCallsService,
    private readonly recordings: RecordingsService,
  ) {}

  onModuleInit(): void {
    this.calls.whenTold((tx, { id }, told, inbox) => this.recordings.tell(tx, id, told, inbox));
  }
}
