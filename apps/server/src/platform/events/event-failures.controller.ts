import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EventFailure } from '#contract';
import { Roles } from '../auth/principal';
import { EventCursorsRepository, type EventFailureRow } from './event-cursors.repository';

const SHOWN = 200;

/** What readers of events passed over, for admins to see. */
@ApiTags('admin')
@Roles('admin')
@Controller('admin/event-failures')
export class EventFailuresController {
  constructor(private readonly cursors: EventCursorsRepository) {}

  @Get()
  async list(): Promise<{ rows: EventFailure[] }> {
    return { rows: (await this.cursors.failures(SHOWN)).map(view) };
  }
}

const view = (row: EventFailureRow): EventFailure => ({
  id: row.id,
  reader: row.reader,
  eventId: row.event_id,
  eventType: row.event_type,
  ticketId: row.ticket_id,
  ticketNumber: row.ticket_number === null ? null : Number(row.ticket_number),
  happenedAt: row.happened_at.toISOString(),
  error: row.error,
  at: row.at.toISOString(),
});
