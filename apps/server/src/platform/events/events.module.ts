import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log';

/** The event table: history, feed and evidence in one. Knows no event's meaning. */
@Global()
@Module({ providers: [EventLog], exports: [EventLog] })
export class EventsModule {}
