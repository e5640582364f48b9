import { Injectable } from '@nestjs/common';
import { SurveyPlanner } from '../../desk/surveys/survey-planner.service';
import { SurveySending } from '../../desk/surveys/survey-sending.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const BATCH = 50;
/** Who has just been helped is still there, and whose answer is bad waits for a call: a second is soon enough. */
const EVERY_MS = 1_000;

/** Follows closings and answers, and asks what is due. */
@Injectable()
export class SurveySweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly planner: SurveyPlanner,
    private readonly sending: SurveySending,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more } = await this.planner.read();
    const sent = await this.sending.sendDue(BATCH);
    return { more: more || sent === BATCH, nextAt: await this.sending.nextDueAt() };
  }
}
