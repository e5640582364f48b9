import { Injectable } from '@nestjs/common';
import { isOtherThing, thingOf } from '#domain';
import type { Tx } from '../../platform/database/database';
import { ServiceFactsService } from '../service-facts/service-facts.service';
import { EarlierContacts } from './earlier-contacts.service';
import { holderOf, MatterRepository } from './matter.repository';
import type { RepeatRow } from './repeat.view';
import { type Earlier, RepeatsService } from './repeats.service';

/** What a ticket is about is mostly learnt after its first word: what was proposed by then is looked at again (DOMAIN M9). */
@Injectable()
export class TellingApart {
  constructor(
    private readonly matter: MatterRepository,
    private readonly earlier: EarlierContacts,
    private readonly service: ServiceFactsService,
    private readonly repeats: RepeatsService,
  ) {}

  async look(tx: Tx, ticketId: string): Promise<void> {
    const proposed = await this.repeats.proposedOf(tx, ticketId);
    const facts = await this.service.of([...new Set(proposed.flatMap(ticketsOf))], tx);
    for (const row of proposed) {
      const [here, before] = ticketsOf(row).map((id) => thingOf(facts.get(id)!));
      if (isOtherThing(here!, before!)) await this.repeats.toldApart(tx, row, await this.otherOf(tx, row));
    }
  }

  private async otherOf(tx: Tx, row: RepeatRow): Promise<Earlier | null> {
    const word = await this.matter.word(tx, row.event_id);
    const spoken = { id: row.event_id, ticketId: row.ticket_id, contactId: row.contact_id };
    const repeated = word && (await this.earlier.of(tx, word, spoken));
    if (!repeated) return null;
    const { ticketId, at } = repeated.earlier;
    const { channel } = repeated.before.find((event) => event.ticketId === ticketId)!;
    // A slot that was not kept is charged by its own history (DOMAIN M1), whatever ticket it was asked about in.
    const agent_id = row.evidence?.kind === 'promise' ? row.agent_id : holderOf(repeated.before, ticketId);
    const earlier_channel = channel as RepeatRow['channel'];
    return { earlier_ticket_id: ticketId, earlier_at: at, earlier_channel, agent_id };
  }
}

const ticketsOf = (row: RepeatRow): string[] => [row.ticket_id, row.earlier_ticket_id];
