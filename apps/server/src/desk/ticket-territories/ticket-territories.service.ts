import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database';
import { EventReader } from '../../platform/events/event-reader';
import type { StoredEvent } from '../../platform/events/event-log';
import { TerritoryFinder } from '../territories/territory-finder.service';
import { DESK } from '../tickets/ticket-change';
import { TicketSources } from '../tickets/ticket-sources.service';
import { TicketsService } from '../tickets/tickets.service';
import { type PlacedTicket, TicketTerritoriesRepository } from './ticket-territories.repository';

const OF_TICKETS = ['ticket.opened', 'ticket.reopened', 'ticket.contact_changed'];
const OF_CONTACTS = ['contact.updated', 'contact.joined', 'contact.join_undone'];

/** Follows the events and tells each ticket's area (DOMAIN H1) whenever it is another than was told of it last. */
@Injectable()
export class TicketTerritories {
  constructor(
    private readonly reader: EventReader,
    private readonly repository: TicketTerritoriesRepository,
    private readonly tickets: TicketsService,
    private readonly sources: TicketSources,
    private readonly finder: TerritoryFinder,
  ) {}

  read(): Promise<{ more: boolean; held: boolean }> {
    return this.reader.read<StoredEvent, boolean>({
      reader: 'territories',
      types: [...OF_TICKETS, ...OF_CONTACTS],
      prepare: () => this.finder.knowsAny(),
      // A ticket that has just been opened can only come to an area, and there is none.
      judge: (tx, event, any) => (any || event.type !== 'ticket.opened' ? this.judge(tx, event) : Promise.resolve()),
    });
  }

  private async judge(tx: Tx, { subjectKind, subjectId }: StoredEvent): Promise<void> {
    const touched =
      subjectKind === 'ticket'
        ? await this.repository.ticket(tx, subjectId)
        : await this.repository.ofContact(tx, subjectId);
    for (const ticket of touched) await this.place(tx, ticket);
  }

  private async place(tx: Tx, { id, contactId, territoryId }: PlacedTicket): Promise<void> {
    const { territory } = await this.finder.find(await this.sources.origin(tx, id, contactId));
    if ((territory?.id ?? null) === territoryId) return;
    const details = { territoryId: territory?.id ?? null, territory: territory?.name ?? null };
    await this.tickets.changeIn(tx, id, DESK, null, ({ plan }) =>
      plan.take({ type: 'ticket.territory_found', changes: {}, details }),
    );
  }
}
