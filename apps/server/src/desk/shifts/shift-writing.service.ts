import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { shiftDayWrite, shiftPatternWrite, shiftSwapWrite, ShiftWritten } from '#contract';
import { checkDay, checkPattern, DomainError, localDayOf, parseDay, plannedOn } from '#domain';
import type { Tx } from '../../platform/database/database';
import type { Acting } from '../setup/acting';
import { ShiftActs } from './shift-acts';
import { type PlanRow, ShiftsRepository, type StoredDay, type Written } from './shifts.repository';

/** What leads and admins write into a plan. Each is one act under the plan's lock. */
@Injectable()
export class ShiftWriting {
  constructor(
    private readonly repository: ShiftsRepository,
    private readonly acts: ShiftActs,
  ) {}

  setPattern(me: Acting, agentId: string, w: z.output<typeof shiftPatternWrite>): Promise<ShiftWritten> {
    const { validFrom, withinCalendar, week } = w;
    const asked = { ...w, agentId, act: 'shift.pattern_set', detail: { validFrom, week, withinCalendar } };
    return this.acts.act(me, asked, async (tx, plan, written) => {
      checkPattern({ validFrom, withinCalendar, week }, plan.zone, today(plan, written));
      await this.repository.savePattern(tx, agentId, { validFrom, withinCalendar, week }, written);
    });
  }

  async setDay(me: Acting, agentId: string, date: string, w: z.output<typeof shiftDayWrite>): Promise<ShiftWritten> {
    const { kind, pieces, note } = w;
    // The other half of a swap would promise hours that nobody gave up, so it goes too.
    const withId = parseDay(date) === null ? null : await this.repository.swappedWith(agentId, date);
    const detail = { date, kind, pieces, note };
    const asked = { ...w, agentId, act: 'shift.day_set', detail, ...(withId && { alsoId: withId }) };
    return this.acts.act(me, asked, async (tx, plan, written) => {
      const day = { date, kind: kind ?? 'leave', pieces: kind ? pieces : [], note, swappedWithId: null };
      checkDay(plan, day, today(plan, written));
      if ((await this.repository.swappedWith(agentId, date, tx)) !== withId)
        throw new DomainError('version_conflict', { version: plan.version });
      if (withId) await this.undoSwap(tx, me, withId, date);
      if (kind) await this.repository.saveDay(tx, agentId, { ...day, kind }, written);
      else await this.repository.removeDay(tx, agentId, date);
    });
  }

  /** Each works what was planned for the other on that date. */
  swap(me: Acting, agentId: string, date: string, w: z.output<typeof shiftSwapWrite>): Promise<ShiftWritten> {
    const { withId, note } = w;
    const asked = { ...w, agentId, act: 'shift.swapped', detail: { date, withId, note }, alsoId: withId };
    return this.acts.act(me, asked, async (tx, plan, written) => {
      const other = await this.acts.lockOther(tx, withId);
      const [mine, theirs] = [plannedOn(plan, date), plannedOn(other, date)];
      const swapped = [...plan.days, ...other.days].some((day) => day.date === date && day.kind === 'swap');
      if (!mine || !theirs || swapped || agentId === withId || plan.zone !== other.zone)
        throw new DomainError('shift_swap_wrong', { date });
      await this.takeOver(tx, plan, { date, pieces: [...theirs.pieces], note, swappedWithId: withId }, written);
      await this.takeOver(tx, other, { date, pieces: [...mine.pieces], note, swappedWithId: agentId }, written);
      await this.acts.tell(tx, me, withId);
    });
  }

  private async takeOver(tx: Tx, plan: PlanRow, day: Omit<StoredDay, 'kind'>, written: Written): Promise<void> {
    const swapped = { ...day, kind: 'swap' as const };
    checkDay(plan, swapped, today(plan, written));
    await this.repository.saveDay(tx, plan.agentId, swapped, written);
  }

  private async undoSwap(tx: Tx, me: Acting, agentId: string, date: string): Promise<void> {
    await this.repository.removeDay(tx, agentId, date);
    await this.acts.tell(tx, me, agentId);
  }
}

const today = ({ zone }: PlanRow, { at }: Written): string => localDayOf(zone, at);
