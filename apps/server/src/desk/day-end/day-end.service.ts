import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DayEnd, DayInbox, dayRowsQuery, daySign } from '#contract';
import { dayFrom, dayRange, DomainError, localDayOf, mustBeSignable } from '#domain';
import { agentActor } from '../../platform/auth/actors';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Sql } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { EventLog } from '../../platform/events/event-log';
import { decodeKey, pageOf } from '../../platform/http/keyset';
import { InboxesService } from '../inboxes/inboxes.service';
import { CompanyService } from '../setup/company.service';
import { type CloseRow, DayEndRepository } from './day-end.repository';
import { closeView, dayInboxOf, rowView } from './day-end.view';

const LOOKED_BACK = 14;

/** Everything a day brought, and what became of it, until somebody signs that it is so (DOMAIN M5, B11). */
@Injectable()
export class DayEndService {
  constructor(
    private readonly database: Database,
    private readonly repository: DayEndRepository,
    private readonly inboxes: InboxesService,
    private readonly company: CompanyService,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Of today where no day is asked for. */
  async of(day?: string): Promise<DayEnd> {
    const { zone } = await this.company.get();
    const asked = day ?? localDayOf(zone, this.clock.now());
    return this.database.snapshot((sql) => this.read(sql, asked, zone));
  }

  async rows(me: Principal, day: string, query: z.output<typeof dayRowsQuery>) {
    const { zone } = await this.company.get();
    const { inboxId, part, outcome, limit } = query;
    const span = dayRange(zone, day);
    const after = decodeKey(query.after, 2);
    const found =
      part === 'unreceived'
        ? await this.repository.unreceivedRows(span, inboxId, after, limit + 1)
        : part
          ? await this.repository.inputs(span, inboxId, part, after, limit + 1)
          : await this.repository.tickets(span, this.clock.now(), inboxId, outcome ?? null, after, limit + 1);
    const { rows, next } = pageOf(found, limit, (r) => [r.key_at, r.id]);
    return { rows: rows.map((r) => rowView(me, r)), next };
  }

  /** Days before today with input that nobody has signed off. */
  async unsigned(): Promise<{ days: string[]; zone: string }> {
    const { zone } = await this.company.get();
    const now = this.clock.now();
    const days = Array.from({ length: LOOKED_BACK }, (_, i) => dayFrom(zone, now, -1 - i));
    return { zone, days: await this.repository.unsigned(days.map((day) => ({ day, ...dayRange(zone, day) }))) };
  }

  /** Signs what the day's rows say at this moment. Throws `day_not_begun`, `reason_required`. */
  sign(me: Principal, day: string, { clientId, note }: z.output<typeof daySign>): Promise<DayEnd> {
    return this.database.transaction(async (tx) => {
      const { zone } = await this.company.get();
      const now = this.clock.now();
      const first = await this.repository.closeByClient(tx, me.agentId, clientId);
      if (first && first.day !== day) throw new DomainError('client_id_reused');
      if (first) return this.read(tx, day, zone);
      const { inboxes } = await this.read(tx, day, zone);
      mustBeSignable(day, localDayOf(zone, now), inboxes, note);
      const close = closeRow(me, { day, zone, note, clientId, inboxes }, now);
      if (!(await this.repository.insertClose(tx, close))) return this.read(tx, day, zone);
      const subject = { subjectKind: 'day', subjectId: close.id, version: 1, agentId: me.agentId };
      const told = { type: 'day.closed', payload: { view: closeView(close) }, actor: agentActor(me), at: now };
      await this.events.append(tx, [{ ...subject, ...told }]);
      return this.read(tx, day, zone);
    });
  }

  private async read(sql: Sql, day: string, zone: string): Promise<DayEnd> {
    const now = this.clock.now();
    const span = dayRange(zone, day);
    const counts = {
      fates: await this.repository.fates(sql, span),
      unreceived: await this.repository.unreceived(sql, span),
      outcomes: await this.repository.outcomes(sql, span, now),
    };
    const inboxes = (await this.inboxes.all()).map((inbox) => ({ inbox, sums: dayInboxOf(inbox, counts) }));
    const shown = inboxes.filter(({ inbox, sums }) => inbox.enabled || sums.received + sums.tickets > 0);
    const closes = await this.repository.closes(sql, day);
    const about = { day, zone, at: now.toISOString(), over: span.to <= now };
    return { ...about, inboxes: shown.map(({ sums }) => sums), closes: closes.map(closeView) };
  }
}

function closeRow(
  me: Principal,
  { inboxes, clientId, ...about }: { day: string; zone: string; note: string; clientId: string; inboxes: DayInbox[] },
  now: Date,
): CloseRow {
  const total = (key: 'received' | 'difference'): number => inboxes.reduce((sum, inbox) => sum + inbox[key], 0);
  const figures = { received: total('received'), difference: total('difference'), inboxes };
  return { id: newId(), ...about, figures, by_id: me.agentId, by_name: me.name, client_id: clientId, at: now };
}
