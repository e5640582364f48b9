import { Global, Module } from '@nestjs/common';
import { EventCursorsRepository } from './event-cursors.repository';
import { EventFailuresController } from './event-failures.controller';
import { EventLog } from './event-log';
import { EventReader } from './event-reader';

/** The event table: history, feed and evidence in one, and readers that follow it. Knows no event's meaning. */
@Global()
@Module({
  controllers: [EventFailuresController],
  providers: [EventLog, EventReader, EventCursorsRepository],
  exports: [EventLog, EventReader],
})
export class EventsModule {}
