import { Injectable } from '@nestjs/common';
import { known } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { breaks, Database, type Tx } from '../../platform/database/database';
import { type Answer, GroupCommit } from '../../platform/database/group-commit';
import { newId } from '../../platform/database/uuid';
import { Metrics } from '../../platform/telemetry/metrics';
import { ContactsService } from '../contacts/contacts.service';
import type { Arrival } from '../tickets/arrival';
import { ArrivalsService, type Landed } from '../tickets/arrivals.service';
import { DoorRepository, type Origin } from './door.repository';
import { type Incoming, receiptInboxOf } from './incoming';

export type Received = Landed & { duplicate: false };
export type Duplicate = { duplicate: true; ticketId: string | null; messageId: string | null };

const BATCH = 200;
const RACES_LOST = ['ticket_one_open_chat', 'message_client', 'identity_inbox_id_external_id_key'];

/**
 * The one door (law 1). Whatever arrives by any channel comes through here, in one transaction: receipt, contact and
 * identity, threading, ticket, window, greeting, events. Messages of many senders share a commit.
 */
@Injectable()
export class DoorService {
  private readonly group: GroupCommit<Incoming, Received | Duplicate>;

  constructor(
    private readonly database: Database,
    private readonly repository: DoorRepository,
    private readonly contacts: ContactsService,
    private readonly arrivals: ArrivalsService,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {
    this.group = new GroupCommit((batch) => this.together(batch), BATCH);
  }

  /** Resolves when the message is committed. A repeated external id answers what the first one became. */
  async receive(incoming: Incoming): Promise<Received | Duplicate> {
    try {
      return await this.group.submit(incoming);
    } catch (error) {
      // Another process let the same visitor in at the same time; now its ticket or message is there to be found.
      if (!RACES_LOST.some((constraint) => breaks(error, constraint))) throw error;
      return this.group.submit(incoming);
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
    // Somebody we don't know becomes a contact only by something new.
    const seen = await this.repository.seen(tx, batch.filter(isStranger));
    const first = new Map<string, Incoming>();
    for (const item of batch) if (!seen.has(keyOf(item)) && !first.has(sameAs(item))) first.set(sameAs(item), item);
    const found = await this.find(tx, [...first.values()]);
    for (const { item, origin } of found) if (origin.seen) seen.set(keyOf(item), origin.seen);
    const fresh = found.filter(({ origin }) => !origin.seen);
    const landed = fresh.length ? await this.arrivals.receive(tx, fresh.map(arrivalOf)) : [];
    for (const [i, { item }] of fresh.entries()) await item.afterwards?.(tx, landed[i]!);
    const here = new Map(fresh.map(({ item }, i) => [sameAs(item), landed[i]!]));
    return batch.map((item) => {
      const known = seen.get(keyOf(item));
      if (known) return { duplicate: true, ...known };
      const became = here.get(sameAs(item))!;
      if (first.get(sameAs(item)) === item) return { duplicate: false, ...became };
      return { duplicate: true, ticketId: became.ticket.id, messageId: became.messageId };
    });
  }

  /** Contact and thread of each item; both are found for the whole batch at once. */
  private async find(tx: Tx, items: Incoming[]): Promise<Found[]> {
    if (items.length === 0) return [];
    const contactIds = await this.contactsOf(tx, items);
    const threads = items.map((item, i) => ({
      inbox_id: item.inbox.id,
      receipt_inbox_id: receiptInboxOf(item),
      external_id: item.externalId,
      contact_id: contactIds[i]!,
      key: item.thread.key,
      references: item.thread.references,
      numbers: item.thread.ticketNumbers,
    }));
    const origins = await this.repository.origins(tx, threads);
    return items.map((item, i) => ({ item, contactId: contactIds[i]!, origin: origins[i]! }));
  }

  private async contactsOf(tx: Tx, items: Incoming[]): Promise<string[]> {
    const strangers = items.filter(isStranger).sort((a, b) => (a.from.externalId < b.from.externalId ? -1 : 1));
    if (strangers.length === 0) return items.map(({ contactId }) => contactId!);
    const unique = new Map(strangers.map((item) => [senderOf(item.inbox.id, item.from.externalId), item]));
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
        union_id: from.unionId ?? null,
        at: receivedAt,
      })),
    );
    const ids = new Map(arrived.map((a) => [senderOf(a.inbox_id, a.external_id), a.contact_id]));
    return items.map((item) => item.contactId ?? ids.get(senderOf(item.inbox.id, item.from.externalId))!);
  }
}

interface Found {
  item: Incoming;
  contactId: string;
  origin: Origin;
}

const senderOf = (inboxId: string, externalId: string): string => `${inboxId} ${externalId}`;
const keyOf = (item: Incoming): string => `${receiptInboxOf(item)} ${item.externalId}`;
/** Two inputs of one batch that are the same thing: the same content through two doors, or the same input twice. */
const sameAs = (item: Incoming): string => item.contentKey ?? keyOf(item);
const isStranger = ({ contactId }: Incoming): boolean => !contactId;

function arrivalOf({ item, contactId, origin }: Found): Arrival {
  return {
    ...item,
    contact: { id: contactId, name: origin.name, known: known(origin) },
    ticketId: origin.ticketId,
    threadKey: item.thread.key,
    receipt: {
      id: item.receiptId ?? newId(),
      inboxId: receiptInboxOf(item),
      externalId: item.externalId,
      contentKey: item.contentKey,
      receivedAt: item.receivedAt,
    },
    references: item.thread.messageId ? [item.thread.messageId] : [],
    via: null,
  };
}
