import { Injectable } from '@nestjs/common';
import { RulePlanner } from '../../desk/automation/rule-planner.service';
import { RunsService } from '../../desk/automation/runs.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 200;
/** A greeting that comes a second after the question is soon enough; waking at every event would cost a busy desk more. */
const EVERY_MS = 1_000;
const HELD_MS = 50;
const AUTOMATION = 'automation';

/** Reads what happened, then asks rules about what is due. */
@Injectable()
export class AutomationSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly planner: RulePlanner,
    private readonly runs: RunsService,
  ) {
    super(wake, clock, [AUTOMATION], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.planner.read();
    // What ended an episode may be among the events still to be read.
    if (more) return { more, nextAt: null };
    const looking = await this.planner.planExisting();
    const nextAt = await this.runs.passDue(BATCH);
    return { more: looking, nextAt: held ? new Date(this.clock.now().getTime() + HELD_MS) : nextAt };
  }
}
