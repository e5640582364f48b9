import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { dayRange, localDayOf, turnedGroups } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { ContactsService } from '../contacts/contacts.service';
import { CompanyService } from '../setup/company.service';
import { DESK } from '../tickets/ticket-change';
import { GroupTurnsRepository } from './group-turns.repository';

const AT_ONCE = 200;

/**
 * Contacts go over to the group after theirs when a month of the company's zone begins (DOMAIN N4): each person once a month and
 * one step, whatever crashes meanwhile. A desk that was off on the first does it when it is back.
 */
@Injectable()
export class GroupTurns {
  constructor(
    private readonly database: Database,
    private readonly repository: GroupTurnsRepository,
    private readonly contacts: ContactsService,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  /** Turns some people; says whether more wait, and else when the next month begins. */
  async work(): Promise<{ more: boolean; nextAt: Date }> {
    const { zone } = await this.company.get();
    const now = this.clock.now();
    const month = `${localDayOf(zone, now).slice(0, 7)}-01`;
    const nextAt = DateTime.fromISO(month, { zone }).plus({ months: 1 }).toJSDate();
    const turn = await this.repository.begin(month, now);
    if (!turn) return { more: false, nextAt };
    const next = await this.repository.nextBefore(this.database, dayRange(zone, month).from);
    const people = next.size > 0 ? await this.repository.peopleAfter([...next.keys()], turn.personId, AT_ONCE) : [];
    for (const personId of people) await this.turn(month, personId, next);
    if (people.length === 0) await this.repository.end(month, now);
    return { more: people.length > 0, nextAt };
  }

  private turn(month: string, personId: string, next: ReadonlyMap<string, string>): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.take(tx, month, personId))) return;
      await this.contacts.regroupBy(tx, DESK, personId, (groups) => turnedGroups(groups, next));
    });
  }
}
