import { Injectable } from '@nestjs/common';
import type { DeskEvent, TicketRow } from '#contract';
import { Database } from '../../platform/database/database';
import { EventLog } from '../../platform/events/event-log';
import type { TicketRecord } from './ticket.entity';
import { rowOfRecord } from './ticket.view';
import { TicketsRepository } from './tickets.repository';

/** All work in hand, for who keeps it in memory and follows the feed from there. */
@Injectable()
export class ActiveTicketsService {
  constructor(
    private readonly database: Database,
    private readonly repository: TicketsRepository,
    private readonly events: EventLog,
  ) {}

  async all(): Promise<{ rows: TicketRow[]; unassignable: { id: string; at: string }[] }> {
    const records = await this.database.rows<TicketRecord>(
      `select * from ticket where status in ('open', 'waiting', 'on_hold')`,
    );
    const stuck = await this.database.rows<{ id: string; at: Date }>(
      `select t.id, d.at from ticket t cross join lateral (
         select chosen_id, at from assignment_decision where ticket_id = t.id order by at desc limit 1) d
       where t.holder_id is null and t.status = 'open' and d.chosen_id is null`,
    );
    return { rows: records.map(rowOfRecord), unassignable: stuck.map(({ id, at }) => ({ id, at: at.toISOString() })) };
  }

  async rows(ids: readonly string[]): Promise<TicketRow[]> {
    return (await this.repository.records(ids)).map(rowOfRecord);
  }

  /** Events of some types since an instant, in order, without the words of messages. */
  async eventsSince(from: Date, types: string[]): Promise<DeskEvent[]> {
    const stored = await this.events.ofTypes(from, types);
    return stored.map(
      (e) =>
        ({ ...e, subject: { kind: e.subjectKind, id: e.subjectId }, at: e.at.toISOString() }) as unknown as DeskEvent,
    );
  }
}
