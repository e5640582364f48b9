import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { partArrive, partAsk, partCancel, partExpect, partFit, partQuery, partRequest, PartView } from '#contract';
import {
  arrivePart,
  cancelPart,
  DomainError,
  expectedDay,
  expectPart,
  fitPart,
  localDayOf,
  type AwaitedPart,
} from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Tx } from '../../platform/database/database';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { CalendarsService } from '../calendars/calendars.service';
import { found } from '../setup/refusals';
import { TicketsService } from '../tickets/tickets.service';
import type { Verb } from '../tickets/verb';
import { PartAsking } from './part-asking.service';
import { PartDeadlines } from './part-deadlines.service';
import { type PartEvent, PartLog } from './part-log';
import { PartTransit } from './part-transit.service';
import { columnsOf, partOf, type PartRow, partView } from './part.view';
import { PartsRepository } from './parts.repository';

interface Asked {
  clientId: string;
  version: number;
}
interface Work {
  row: PartRow;
  part: AwaitedPart;
  work: Verb;
  zone: string;
}

/** Every change of a part: its ticket is locked, what was due is taken, then decided, saved and told. */
@Injectable()
export class PartsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PartsRepository,
    private readonly tickets: TicketsService,
    private readonly asking: PartAsking,
    private readonly deadlines: PartDeadlines,
    private readonly transit: PartTransit,
    private readonly calendars: CalendarsService,
    private readonly log: PartLog,
  ) {}

  async page(me: Principal, query: z.output<typeof partQuery>): Promise<{ rows: PartView[]; next: string | null }> {
    const rows = await this.repository.page(me, query, decodeKey(query.after, 2), query.limit + 1);
    const page = pageOf(rows, query.limit, (r) => [r.key_at, r.id]);
    return { rows: page.rows.map(partView), next: page.next };
  }

  /** A part that is asked for at once, so that it was never only needed. */
  ask(me: Principal, ticketId: string, input: z.output<typeof partAsk>): Promise<PartView> {
    return this.underTicket(me, ticketId, async (work, zone) => {
      const { tx, plan } = work;
      const first = await this.repository.doneBefore(tx, me.agentId, input.clientId);
      if (first) return this.retried(tx, first.act === 'ask' && first.ticket_id === ticketId, first.part_id);
      const id = await this.asking.ask(me, work, input, zone);
      await this.keepAct(tx, me, { clientId: input.clientId, partId: id, act: 'ask', at: plan.now });
      return this.log.tell(tx, me, id, 'part.requested', plan.now);
    });
  }

  request(me: Principal, id: string, input: z.output<typeof partRequest>): Promise<PartView> {
    return this.act(me, id, 'part.requested', input, ({ row, work, zone }) =>
      this.asking.request(me, work, row, input, zone),
    );
  }

  expect(me: Principal, id: string, input: z.output<typeof partExpect>): Promise<PartView> {
    return this.act(me, id, 'part.expected', input, ({ row, part, work, zone }) => {
      const day = expectedDay(input.expectedOn, input.consented, localDayOf(zone, work.plan.now))!;
      return Promise.resolve({ ...row, ...columnsOf(expectPart(part, day, input.consented)) });
    });
  }

  arrive(me: Principal, id: string, input: z.output<typeof partArrive>): Promise<PartView> {
    return this.act(me, id, 'part.arrived', input, async ({ row, part, work, zone }) => {
      const after = { ...row, ...columnsOf(arrivePart(part, work.plan.now, zone)) };
      await this.repository.save(work.tx, after);
      await this.transit.arrived(me, work);
      return null;
    });
  }

  fit(me: Principal, id: string, input: z.output<typeof partFit>): Promise<PartView> {
    return this.act(me, id, 'part.fitted', input, ({ row, part, work }) =>
      Promise.resolve({ ...row, ...columnsOf(fitPart(part, work.plan.now)), end_note: input.note }),
    );
  }

  cancel(me: Principal, id: string, input: z.output<typeof partCancel>): Promise<PartView> {
    return this.act(me, id, 'part.cancelled', input, async ({ row, part, work }) => {
      const after = { ...row, ...columnsOf(cancelPart(part, input.reason, work.plan.now)), end_note: input.reason };
      await this.repository.save(work.tx, after);
      await this.transit.cancelled(me, work, row);
      return null;
    });
  }

  /** `decide` answers the row to be saved, or null where it saved it itself. */
  private async act(
    me: Principal,
    id: string,
    type: PartEvent,
    { clientId, version }: Asked,
    decide: (work: Work) => Promise<PartRow | null>,
  ): Promise<PartView> {
    const { ticket_id: ticketId } = found(await this.repository.row(this.database, id));
    return this.underTicket(me, ticketId, async (work, zone) => {
      const { tx, plan } = work;
      const first = await this.repository.doneBefore(tx, me.agentId, clientId);
      if (first) return this.retried(tx, first.act === type && first.part_id === id, id);
      const before = found(await this.repository.lock(tx, id));
      const row = await this.deadlines.pass(tx, before, plan.now);
      if (before.version !== version) throw new DomainError('version_conflict', { version: row.version });
      const after = await decide({ row, part: partOf(row), work, zone });
      if (after) await this.repository.save(tx, after);
      await this.keepAct(tx, me, { clientId, partId: id, act: type, at: plan.now });
      return this.log.tell(tx, me, id, type, plan.now);
    });
  }

  private async underTicket<T>(
    me: Principal,
    ticketId: string,
    run: (work: Verb, zone: string) => Promise<T>,
  ): Promise<T> {
    const { answer } = await this.tickets.change(ticketId, agentActor(me), me, async (work) => {
      const { zone } = await this.calendars.ofTeam(work.plan.ticket.teamId);
      return run(work, zone);
    });
    return answer;
  }

  /** A retry answers what became of the first try; a client id that did something else is refused (law 3). */
  private async retried(tx: Tx, same: boolean, id: string): Promise<PartView> {
    if (!same) throw new DomainError('client_id_reused');
    return partView(found(await this.repository.row(tx, id)));
  }

  private async keepAct(tx: Tx, me: Principal, done: { clientId: string; partId: string; act: string; at: Date }) {
    if (!(await this.repository.keepAct(tx, { agentId: me.agentId, ...done })))
      throw new DomainError('client_id_reused');
  }
}
