import { Injectable } from '@nestjs/common';
import { onShift, type ShiftPlan, type WorkCalendar } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { Cached } from '../../platform/database/cached';
import { Wake } from '../../platform/wake/wake';
import { type PlanRow, ShiftsRepository } from './shifts.repository';

const DAY_MS = 86_400_000;
/** A night of yesterday may still run, in any zone. */
const KEPT_DAYS = 3;

/** Who is on shift now, from memory: the choice of an agent and every notice ask. */
@Injectable()
export class Shifts {
  private readonly plans: Cached<PlanRow[]>;

  constructor(
    private readonly repository: ShiftsRepository,
    clock: Clock,
    wake: Wake,
  ) {
    const since = (): string => new Date(clock.now().getTime() - KEPT_DAYS * DAY_MS).toISOString().slice(0, 10);
    this.plans = new Cached(wake, () => repository.plans(since()));
  }

  /** Null for whom nothing was ever planned. */
  async of(agentId: string): Promise<ShiftPlan | null> {
    return (await this.plans.get()).find((plan) => plan.agentId === agentId) ?? null;
  }

  /** Every plan with its days from `since` ('YYYY-MM-DD') on, for who looks back further than memory does. */
  async since(since: string): Promise<Map<string, ShiftPlan>> {
    return new Map((await this.repository.plans(since)).map((plan) => [plan.agentId, plan]));
  }

  /** Each agent's days of leave, 'YYYY-MM-DD', both ends included; as it is stored, since months long past are asked for too. */
  async leave(agentIds: readonly string[], from: string, to: string): Promise<Map<string, string[]>> {
    const rows = await this.repository.leave(agentIds, from, to);
    return new Map(agentIds.map((id) => [id, rows.flatMap(({ agentId, date }) => (agentId === id ? [date] : []))]));
  }

  /** Those of whom a shift is planned, and it is not now. */
  async offAt(calendar: WorkCalendar, at: Date): Promise<Set<string>> {
    const off = (await this.plans.get()).filter((plan) => onShift(plan, calendar, at) === false);
    return new Set(off.map(({ agentId }) => agentId));
  }
}
