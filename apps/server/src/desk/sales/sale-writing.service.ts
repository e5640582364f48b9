import { Injectable } from '@nestjs/common';
import type { Sale } from '#contract';
import { dayRange, type LeadOutcome, type PlacedSale, type SaleLine } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog, type NewEvent } from '../../platform/events/event-log';
import { LeadOrders } from '../leads/lead-orders.service';
import { TeamsService } from '../teams/teams.service';
import type { OrderRow } from './sale-facts.repository';
import { type EntryWrite, type OrderWrite, SalesRepository, type StandingEntry } from './sales.repository';

interface Writing {
  me: Principal;
  importId: string;
  origin: string;
  zone: string;
  now: Date;
}

/** The writes of one batch: orders with their last state, entries and events, each kind in one statement. */
export class SaleWrites {
  readonly orders = new Map<string, OrderWrite>();
  readonly entries: EntryWrite[] = [];
  readonly told: Sale[] = [];
  readonly at: Date[] = [];
  readonly versions: number[] = [];

  tell(sale: Sale, version: number, at: Date): void {
    this.told.push(sale);
    this.versions.push(version);
    this.at.push(at);
  }
}

/** Writes orders down, and ends the leads they belong to. */
@Injectable()
export class SaleWriting {
  constructor(
    private readonly repository: SalesRepository,
    private readonly leads: LeadOrders,
    private readonly events: EventLog,
    private readonly teams: TeamsService,
  ) {}

  /** Enters a placed row; answers the order as it is from then on. */
  async enter(
    tx: Tx,
    about: Writing,
    writes: SaleWrites,
    { line, said, placed, order }: { line: number; said: SaleLine; placed: PlacedSale; order: OrderRow | null },
  ): Promise<OrderRow> {
    const total = (order?.totalCents ?? 0) + placed.deltaCents;
    const dayStart = dayRange(about.zone, said.day).from;
    const ended = placed.leadId
      ? await this.endLead(tx, about, placed.leadId, total, dayStart, said.orderNumber)
      : null;
    const at = ended?.at ?? dayStart;
    const entry = { day: said.day, amountCents: said.amountCents, importId: about.importId };
    const after: OrderRow = {
      ...{ id: order?.id ?? newId(), orderNumber: said.orderNumber, version: (order?.version ?? 0) + 1 },
      ...{ agentId: placed.agentId, leadId: placed.leadId, totalCents: total },
      entries: [...(order?.entries ?? []), entry],
    };
    const { origin, importId } = about;
    const facts = { contactName: said.name, unitName: said.unit, keyword: said.keyword, source: said.source };
    writes.orders.set(after.id, {
      ...{ id: after.id, origin, orderNumber: said.orderNumber, version: after.version },
      ...{ agentId: placed.agentId, leadId: placed.leadId, amountCents: total },
    });
    const { kind, deltaCents } = placed;
    const leadBefore = ended && { outcome: ended.before };
    writes.entries.push({ id: newId(), saleId: after.id, line, kind, deltaCents, at, leadBefore, ...entry, ...facts });
    const orders = kind === 'order' ? 1 : 0;
    const owner = { id: after.id, orderNumber: said.orderNumber, agentId: placed.agentId, leadId: placed.leadId };
    writes.tell(
      { ...owner, ...facts, day: said.day, kind, amountCents: total, deltaCents, orders, importId, line },
      after.version,
      at,
    );
    return after;
  }

  /** Cancels an entry out, on its own day. Entries come the last one first. */
  async cancel(tx: Tx, about: Writing, writes: SaleWrites, entry: StandingEntry): Promise<void> {
    const pending = writes.orders.get(entry.saleId);
    const [version, standing] = [(pending?.version ?? entry.version) + 1, pending?.amountCents ?? entry.totalCents];
    const total = standing - entry.deltaCents;
    if (entry.leadId && entry.leadBefore)
      await this.restoreLead(tx, about, entry.leadId, standing, entry.leadBefore.outcome);
    const isFirst = entry.kind === 'order';
    const leadId = isFirst ? null : entry.leadId;
    const { origin, orderNumber, agentId } = entry;
    writes.orders.set(entry.saleId, {
      id: entry.saleId,
      origin,
      orderNumber,
      agentId,
      leadId,
      amountCents: total,
      version,
    });
    const { day, contactName, unitName, keyword, source, importId, line } = entry;
    const facts = { contactName, unitName, keyword, source, day, importId, line };
    const delta = {
      kind: 'taken_back' as const,
      amountCents: total,
      deltaCents: -entry.deltaCents,
      orders: isFirst ? -1 : 0,
    };
    writes.tell(
      { id: entry.saleId, orderNumber, agentId, leadId: entry.leadId, ...facts, ...delta },
      version,
      entry.at,
    );
  }

  async flush(tx: Tx, { me, now }: Writing, writes: SaleWrites): Promise<void> {
    if (writes.orders.size > 0) await this.repository.saveOrders(tx, [...writes.orders.values()]);
    if (writes.entries.length > 0) await this.repository.saveEntries(tx, writes.entries);
    const teams = await this.teams.all();
    const events = writes.told.map((view, i): NewEvent => {
      const teamId = teams.find(({ memberIds }) => memberIds.includes(view.agentId))?.id ?? null;
      return {
        ...{ subjectKind: 'sale', subjectId: view.id, version: writes.versions[i]!, type: 'sale.entered' },
        ...{ agentId: view.agentId, teamId, holderId: view.agentId, payload: { view, writtenAt: now } },
        ...{ actor: agentActor(me), at: writes.at[i]! },
      };
    });
    await this.events.append(tx, events);
  }

  private async endLead(tx: Tx, { me, now }: Writing, leadId: string, total: number, day: Date, orderNumber: string) {
    const { outcome: before, openedAt } = await this.leads.standing(tx, leadId);
    const at = day > openedAt ? day : openedAt;
    const won = before?.result === 'won' && before.amountCents === total;
    const note = orderNumber;
    const after: LeadOutcome | null = total > 0 ? { result: 'won', at, amountCents: total, reason: null, note } : null;
    // Somebody had written the same down: the order only confirms it.
    if (!won && (after || before)) await this.leads.end(tx, me, leadId, after, now);
    return { before, at };
  }

  /** What a person wrote down since holds. */
  private async restoreLead(tx: Tx, { me, now }: Writing, leadId: string, standing: number, kept: LeadOutcome | null) {
    const { outcome } = await this.leads.standing(tx, leadId);
    if ((outcome?.amountCents ?? 0) !== Math.max(0, standing)) return;
    const before = kept && { ...kept, at: new Date(kept.at) };
    if (before ? +before.at !== +(outcome?.at ?? 0) : outcome) await this.leads.end(tx, me, leadId, before, now);
  }
}
