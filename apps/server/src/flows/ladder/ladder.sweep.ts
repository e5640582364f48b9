import { Injectable } from '@nestjs/common';
import { EscalationLetters } from '../../desk/ladder/escalation-letters.service';
import { EscalationsService } from '../../desk/ladder/escalations.service';
import { LadderPlanner } from '../../desk/ladder/ladder-planner.service';
import { LADDER } from '../../desk/ladder/no-solution.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Metrics } from '../../platform/telemetry/metrics';
import { Wake } from '../../platform/wake/wake';

const BATCH = 100;
/** Steps are minutes away when their window opens: looking once a second costs a busy desk less than waking at each event. */
const LONGEST_MS = 1_000;
const HELD_MS = 50;

/** Plans the steps of each wait and takes those that are due; then tells people by mail. */
@Injectable()
export class LadderSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly planner: LadderPlanner,
    private readonly escalations: EscalationsService,
    private readonly letters: EscalationLetters,
    private readonly metrics: Metrics,
  ) {
    super(wake, clock, [LADDER], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.planner.read();
    // What ended an episode may be among the events still to be read: nothing is taken before all of them are.
    if (more) return { more, nextAt: null };
    const { lagSeconds, nextAt } = await this.escalations.passDue(BATCH);
    lagSeconds.forEach((lag) => this.metrics.sweepLag.observe(lag));
    const nextLetter = await this.letters.sendDue();
    const soon = held ? new Date(this.clock.now().getTime() + HELD_MS) : null;
    return { more: false, nextAt: earliest(soon, nextAt, nextLetter) };
  }
}

const earliest = (...dates: (Date | null)[]): Date | null =>
  dates.reduce((first, date) => (date && (!first || date < first) ? date : first), null);
