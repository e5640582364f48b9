import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { causeWrite, TicketCause } from '#contract';
import { DomainError, mustBeNamed } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { RecordAccess } from '../records/record-access';
import { CompanyService } from '../setup/company.service';
import { found } from '../setup/refusals';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { TicketsService } from '../tickets/tickets.service';
import { BacklogRepository } from './backlog.repository';
import { type CauseRow, causeView } from './cause.view';

/** Why a ticket is old, as a person says; a later word does not rub out the one before (DOMAIN B2). */
@Injectable()
export class CausesService {
  constructor(
    private readonly database: Database,
    private readonly repository: BacklogRepository,
    private readonly tickets: TicketsService,
    private readonly reading: TicketReadingService,
    private readonly access: RecordAccess,
    private readonly company: CompanyService,
  ) {}

  async ofTicket(me: Principal, ticketId: string): Promise<{ rows: TicketCause[] }> {
    await this.reading.mustSeeTicket(me, ticketId);
    return { rows: (await this.repository.causes(this.database, ticketId)).map(causeView) };
  }

  async name(me: Principal, ticketId: string, input: z.output<typeof causeWrite>): Promise<TicketCause> {
    const { zone } = await this.company.get();
    for (const agentId of [input.responsibleId, input.actorId]) await this.access.mustBeAbleToTake(me, agentId);
    const { answer } = await this.tickets.change(ticketId, agentActor(me), me, async ({ tx, plan }) => {
      const first = await this.repository.causeByClient(tx, me.agentId, input.clientId);
      if (first) return retried(first, ticketId);
      const until = input.until === null ? null : new Date(input.until);
      mustBeNamed({ ...input, until }, zone, plan.now);
      const row = causeRow(me, ticketId, input, plan.now);
      await this.insert(tx, row);
      const { cause, responsible_id: responsibleId, action, actor_id: actorId, note } = row;
      const details = { causeId: row.id, cause, note, responsibleId, action, actorId, until: row.until?.toISOString() };
      plan.take({ type: 'ticket.cause_named', changes: {}, details });
      return row;
    });
    return causeView(answer);
  }

  private async insert(tx: Tx, row: CauseRow): Promise<void> {
    if (await this.repository.insertCause(tx, row)) return;
    // Another ticket's lock was held meanwhile: the same client id said it there.
    found(await this.repository.causeByClient(tx, row.by_id, row.client_id));
    throw new DomainError('client_id_reused');
  }
}

/** A retry answers what the first try answered (law 3). */
function retried(first: CauseRow, ticketId: string): CauseRow {
  if (first.ticket_id !== ticketId) throw new DomainError('client_id_reused');
  return first;
}

const causeRow = (me: Principal, ticketId: string, input: z.output<typeof causeWrite>, now: Date): CauseRow => ({
  id: newId(),
  ticket_id: ticketId,
  cause: input.cause,
  note: input.note,
  responsible_id: input.responsibleId,
  action: input.action,
  actor_id: input.actorId,
  until: input.until === null ? null : new Date(input.until),
  by_id: me.agentId,
  client_id: input.clientId,
  at: now,
});
