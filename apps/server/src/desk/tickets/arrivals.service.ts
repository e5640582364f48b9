import { Injectable } from '@nestjs/common';
import { type ClockFacts, hearCall, planFor, recall, receive, type Ticket } from '#domain';
import type { Tx } from '../../platform/database/database';
import { Clock } from '../../platform/clock/clock';
import { AttachmentsService } from '../attachments/attachments.service';
import { type Arrival, contactActor, newTicketKey, openTicket, receiptRow, sayingOf } from './arrival';
import { Clocks } from './clocks.service';
import { Outgoing } from './outgoing';
import { Receivers } from './receivers';
import { type Alongside, DESK, type TicketChange } from './ticket-change';
import { TicketChanges } from './ticket-changes';
import { TicketSources } from './ticket-sources.service';
import { TicketsRepository } from './tickets.repository';

export interface Landed {
  ticket: Ticket;
  messageId: string;
  seq: number;
  opened: boolean;
}

/** The ticket's side of the one door (law 1): opens or continues tickets for a batch of arrivals, in their order. */
@Injectable()
export class ArrivalsService {
  constructor(
    private readonly repository: TicketsRepository,
    private readonly changes: TicketChanges,
    private readonly clocks: Clocks,
    private readonly receivers: Receivers,
    private readonly outgoing: Outgoing,
    private readonly attachments: AttachmentsService,
    private readonly sources: TicketSources,
    private readonly clock: Clock,
  ) {}

  async receive(tx: Tx, arrivals: Arrival[]): Promise<Landed[]> {
    const work = await this.open(tx, arrivals);
    for (const [i, arrival] of arrivals.entries()) {
      const change = work.changes.get(work.keys[i]!)!;
      const clock = await this.clocks.windowFacts(tx, change.plan.ticket, work.now);
      work.landed.push(await this.land(tx, work, change, arrival, clock));
    }
    await this.changes.save(tx, [...work.changes.values()], work.alongside);
    for (const [i, { source }] of arrivals.entries())
      if (source && work.landed[i]!.opened) this.sources.keep(tx, work.landed[i]!.ticket.id, source, work.now);
    return work.landed.map((landed, i) => ({ ...landed, ticket: work.changes.get(work.keys[i]!)!.plan.ticket }));
  }

  private async open(tx: Tx, arrivals: Arrival[]): Promise<Work> {
    const now = this.clock.now();
    const ids = [...new Set(arrivals.flatMap(({ ticketId }) => ticketId ?? []))];
    const locked = ids.length ? await this.repository.lock(tx, ids) : new Map<string, Ticket>();
    const continues = ({ ticketId, automatic }: Arrival): boolean =>
      ticketId !== null &&
      locked.has(ticketId) &&
      // What became of a letter belongs to the letter, however long ago its ticket was closed.
      (automatic === 'bounce' || locked.get(ticketId)!.status !== 'closed');
    const keys = arrivals.map((a) => (continues(a) ? a.ticketId! : newTicketKey(a)));
    const fresh = [...new Set(keys.filter((key) => !locked.has(key)))];
    const numbers = fresh.length ? await this.repository.nextNumbers(tx, fresh.length) : [];
    const changes = new Map<string, TicketChange>();
    for (const [i, arrival] of arrivals.entries()) {
      const key = keys[i]!;
      if (changes.has(key)) continue;
      const before = locked.get(key) ?? null;
      const plan = before ? planFor(before, now) : openTicket(arrival, Number(numbers[fresh.indexOf(key)]!.n), now);
      changes.set(key, { before, plan, actor: arrival.openedBy ?? contactActor(arrival), speeches: new Map() });
    }
    return { now, keys, changes, landed: [], alongside: { receipts: [], deliveries: [], references: [] } };
  }

  private async land(tx: Tx, work: Work, change: TicketChange, arrival: Arrival, clock: ClockFacts): Promise<Landed> {
    const { plan, speeches } = change;
    const isNew = plan.ticket.lastSeq === 0;
    const saying = sayingOf(arrival, work.now);
    if (arrival.history) recall(plan, saying);
    else if (arrival.call) hearCall(plan, saying, arrival.call.missed);
    else receive(plan, saying, clock);
    const seq = plan.ticket.lastSeq;
    const taken = await this.attachments.take(
      tx,
      arrival.clientId ? { kind: 'contact', id: arrival.contact.id } : null,
      arrival.attachmentIds,
      plan.ticket.id,
      saying.id,
    );
    speeches.set(saying.id, {
      author: contactActor(arrival),
      attachments: taken,
      html: arrival.html,
      clientId: arrival.clientId,
      receiptId: arrival.receipt.id,
      providerAt: arrival.providerAt,
      via: arrival.via,
      mail: arrival.mail,
    });
    const { alongside } = work;
    alongside.receipts!.push(receiptRow(arrival, plan.ticket.id, saying.id, work.now));
    alongside.references!.push(
      ...arrival.references.map((reference) => ({ reference, ticket_id: plan.ticket.id, message_id: saying.id })),
    );
    if (isNew && !arrival.automatic && !arrival.openedBy && !arrival.history && !arrival.call && !arrival.spam)
      await this.greet(tx, work, change, arrival);
    return { ticket: plan.ticket, messageId: saying.id, seq, opened: isNew };
  }

  private async greet(tx: Tx, work: Work, { plan, speeches }: TicketChange, arrival: Arrival): Promise<void> {
    const saying = await this.receivers.greetNew(tx, plan, arrival.contact.known);
    if (!saying) return;
    const isAnswer = arrival.answers?.(saying.text) ?? false;
    const sent = await this.outgoing.of(tx, plan.ticket, saying.id, work.now, { automatic: true, isAnswer });
    speeches.set(saying.id, { author: DESK, delivery: sent.deliveries[0]?.state });
    work.alongside.deliveries!.push(...sent.deliveries);
    work.alongside.references!.push(...sent.references);
  }
}

interface Work {
  now: Date;
  /** Key of the change each arrival goes into: a ticket id, or what new tickets are told apart by. */
  keys: string[];
  changes: Map<string, TicketChange>;
  landed: Landed[];
  alongside: Alongside;
}
