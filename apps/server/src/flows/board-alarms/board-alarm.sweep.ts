import { Injectable } from '@nestjs/common';
import { BoardAlarmLetters } from '../../desk/board-alarms/board-alarm-letters.service';
import { BoardAlarms } from '../../desk/board-alarms/board-alarms.service';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

/** A figure has no due time: it is looked at this often, and at once when a threshold was written. */
const EVERY_MS = 2_000;

/** Looks at the figures that have thresholds, and writes to those whom an alarm concerns. */
@Injectable()
export class BoardAlarmSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly alarms: BoardAlarms,
    private readonly letters: BoardAlarmLetters,
  ) {
    super(wake, clock, [SETUP_CHANGED], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    await this.alarms.look();
    return { more: false, nextAt: await this.letters.sendDue() };
  }
}
