import { Injectable } from '@nestjs/common';
import { known } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { type Answer, GroupCommit } from '../../platform/database/group-commit';
import { newId } from '../../platform/database/uuid';
import { Metrics } from '../../platform/telemetry/metrics';
import { ContactsService } from '../contacts/contacts.service';
import { type Arrival, ArrivalsService, type Landed } from '../tickets/arrivals.service';
import { DoorRepository } from './door.repository';
import type { Incoming } from './incoming';

export type Received = Landed & { duplicate: false };
export type Duplicate = { duplicate: true; ticketId: string | null; messageId: string | null };

const BATCH = 200;
/** One batch is prepared here while another is in the database. */
const LANES = 2;
const RACES_LOST = ['ticket_one_open_chat', 'message_client', 'identity_inbox_id_external_id_key'];

/**
 * The one door (law 1). Whatever arrives by any channel comes through here, in one transaction: receipt, contact and
 * identity, threading, ticket, window, greeting, events. Messages of many senders share a commit.
 */
@Injectable()
export class DoorService {
  private readonly lanes: GroupCommit<Incoming, Received | Duplicate>;

  constructor(
    private readonly database: Database,
    private readonly repository: DoorRepository,
    private readonly contacts: ContactsService,
    private readonly arrivals: ArrivalsService,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    this.lanes = new GroupCommit((batch) => this.together(batch), {
      most: BATCH,
      lanes: LANES,
      keyOf: ({ inbox, from }) => keyOf(inbox.id, from.externalId),
    });
  }

  /** Resolves when the message is committed. A repeated external id answers what the first one became. */
  async receive(incoming: Incoming): Promise<Received | Duplicate> {
    try {
      return await this.lanes.submit(incoming);
    } catch (error) {
      // Another process let the same visitor in at the same time; now its ticket or message is there to be found.
      if (!RACES_LOST.some((constraint) => breaks(error, constraint))) throw error;
      return this.lanes.submit(incoming);
    }
  }

  /** The same, inside a transaction of the caller. */
  async receiveIn(tx: Tx, incoming: Incoming): Promise<Received | Duplicate> {
    return (await this.land(tx, [incoming]))[0]!;
  }

  private async together(batch: Incoming[]): Promise<Answer<Received | Duplicate>[]> {
    const results = await this.database.transaction((tx) => this.land(tx, batch));
    batch.forEach(({ inbox }, i) => !results[i]!.duplicate && this.metrics.received.inc({ channel: inbox.channel }));
    return results.map((value) => ({ ok: true, value }));
  }

  private async land(tx: Tx, batch: Incoming[]): Promise<(Received | Duplicate)[]> {
    await this.repository.takeTurns(tx, batch);
    const seen = await this.repository.seen(tx, batch);
    const first = new Map<string, number>();
    batch.forEach((item, i) => {
      const key = keyOf(item.inbox.id, item.externalId);
      if (!seen.has(key) && !first.has(key)) first.set(key, i);
    });
    const fresh = [...first.values()].map((i) => batch[i]!);
    const landed = fresh.length ? await this.arrivals.receive(tx, await this.prepare(tx, fresh)) : [];
    const byKey = new Map(fresh.map((item, i) => [keyOf(item.inbox.id, item.externalId), landed[i]!]));
    return batch.map((item, i) => {
      const key = keyOf(item.inbox.id, item.externalId);
      const known = seen.get(key);
      if (known) return { duplicate: true, ...known };
      const here = byKey.get(key)!;
      if (first.get(key) === i) return { duplicate: false, ...here };
      return { duplicate: true, ticketId: here.ticket.id, messageId: here.messageId };
    });
  }

  /** Contact and thread of each item; both are found for the whole batch at once. */
  private async prepare(tx: Tx, items: Incoming[]): Promise<Arrival[]> {
    const contactIds = await this.contactsOf(tx, items);
    const origins = await this.repository.origins(
      tx,
      items.map((item, i) => ({
        inbox_id: item.inbox.id,
        contact_id: contactIds[i]!,
        chat: item.inbox.channel === 'web-chat',
        references: item.thread.references,
        numbers: item.thread.ticketNumbers,
      })),
    );
    return items.map((item, i) => {
      const { ticketId, ...facts } = origins[i]!;
      return {
        ...item,
        contact: { id: contactIds[i]!, name: facts.name, known: known(facts) },
        ticketId,
        receipt: {
          id: item.receiptId ?? newId(),
          externalId: item.externalId,
          contentKey: item.contentKey,
          receivedAt: item.receivedAt,
        },
        references: item.thread.messageId ? [item.thread.messageId] : [],
        via: null,
      };
    });
  }

  private async contactsOf(tx: Tx, items: Incoming[]): Promise<string[]> {
    const strangers = items
      .filter(({ contactId }) => !contactId)
      .sort((a, b) => (a.from.externalId < b.from.externalId ? -1 : 1));
    const unique = new Map(strangers.map((item) => [keyOf(item.inbox.id, item.from.externalId), item]));
    const arrived = await this.contacts.arrive(
      tx,
      [...unique.values()].map(({ inbox, from, receivedAt }) => ({
        inbox_id: inbox.id,
        channel: inbox.channel,
        external_id: from.externalId,
        contact_id: newId(),
        identity_id: newId(),
        name: from.name?.trim().slice(0, 120) || from.email || from.phone || from.externalId,
        email: from.email,
        phone: from.phone,
        at: receivedAt,
      })),
    );
    const ids = new Map(arrived.map((a) => [keyOf(a.inbox_id, a.external_id), a.contact_id]));
    return items.map((item) => item.contactId ?? ids.get(keyOf(item.inbox.id, item.from.externalId))!);
  }
}

const keyOf = (inboxId: string, externalId: string): string => `${inboxId} ${externalId}`;
