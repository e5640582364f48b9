import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { promiseMake } from '#contract';
import {
  type Agreement,
  agreementOf,
  agreeSlot,
  DomainError,
  inTheWay,
  localDayOf,
  partsDay,
  type PromiseKind,
  remindersOf,
  resourceKey,
  type Slot,
  type Ticket,
} from '#domain';
import type { Principal } from '../../platform/auth/principal';
import type { Tx } from '../../platform/database/database';
import { CalendarsService } from '../calendars/calendars.service';
import { SettingsService } from '../policies/settings.service';
import { RecordAccess } from '../records/record-access';
import { wrongField } from '../setup/refusals';
import { maySee } from '../tickets/gate';
import type { PromiseRow } from './promise.view';
import { PromisesRepository } from './promises.repository';

type Input = z.output<typeof promiseMake>;
export type Terms = Pick<Input, 'slot' | 'agreed' | 'expectedOn' | 'consented'>;
export type Resource = Pick<PromiseRow, 'resource' | 'resource_agent_id' | 'resource_key'>;

export interface Agreed {
  slot: Slot;
  zone: string;
  agreement: Agreement;
  reminders: ReturnType<typeof remindersOf>;
  expectedOn: string | null;
}

/** What has to hold before a slot is promised: exact hours, somebody who agreed, and a resource that is free. */
@Injectable()
export class PromiseMaking {
  constructor(
    private readonly repository: PromisesRepository,
    private readonly calendars: CalendarsService,
    private readonly settings: SettingsService,
    private readonly access: RecordAccess,
  ) {}

  async agree(me: Principal, ticket: Ticket, kind: PromiseKind, terms: Terms, now: Date): Promise<Agreed> {
    const { zone } = await this.calendars.ofTeam(ticket.teamId);
    const longestSeconds = await this.settings.at('promise.longest', now);
    const slot = agreeSlot(terms.slot, zone, { now, longestSeconds });
    const days = { today: localDayOf(zone, now), slot: terms.slot.date.trim() };
    const expectedOn = partsDay(kind, terms, days);
    const agreement = agreementOf(terms.agreed, me.agentId, now);
    const rule = {
      firstSeconds: await this.settings.at('promise.remind_first', now),
      lastSeconds: await this.settings.at('promise.remind_last', now),
    };
    return { slot, zone, agreement, reminders: remindersOf(slot, rule, now), expectedOn };
  }

  async resourceOf(me: Principal, given: Pick<Input, 'resource' | 'resourceAgentId'>): Promise<Resource> {
    const { resourceAgentId: agentId } = given;
    const name = given.resource?.trim() || null;
    if (agentId && name) throw wrongField('resource', 'one_of');
    await this.access.mustBeAbleToTake(me, agentId);
    if (agentId) return { resource: null, resource_agent_id: agentId, resource_key: `agent:${agentId}` };
    return { resource: name, resource_agent_id: null, resource_key: name && `name:${resourceKey(name)}` };
  }

  /** Takes the resource for this transaction, and throws `slot_taken` with the promise that is in the way. */
  async mustBeFree(
    tx: Tx,
    me: Principal,
    { resource_key: key }: Resource,
    slot: Slot,
    now: Date,
    exceptId: string | null,
  ) {
    if (key === null) return;
    await this.repository.lockResource(tx, key);
    const gapSeconds = await this.settings.at('appointment.gap', now);
    const holdSeconds = await this.settings.at('appointment.hold', now);
    const reach = { from: moved(slot.from, -gapSeconds), to: moved(slot.to, gapSeconds) };
    const rows = await this.repository.near(tx, key, reach, exceptId);
    const taken = rows.map((row) => ({ row, slot: { from: row.from_at, to: row.to_at }, keptAt: row.kept_at }));
    const other = inTheWay(taken, slot, { gapSeconds, holdSeconds, now });
    if (other) throw new DomainError('slot_taken', taking(me, other.row, gapSeconds));
  }
}

const moved = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** Of a ticket that the agent may not see, only that its hours are taken. */
function taking(me: Principal, row: PromiseRow, gapSeconds: number) {
  const slot = { field: 'from', from: row.from_at.toISOString(), to: row.to_at.toISOString(), zone: row.zone };
  const about = { ...slot, gapMinutes: Math.round(gapSeconds / 60), resource: row.resource };
  const seen = maySee(me, { teamId: row.ticket_team_id, holderId: row.ticket_holder_id });
  return seen ? { ...about, promiseId: row.id, ticketNumber: Number(row.ticket_number) } : about;
}
