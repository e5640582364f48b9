import { Clock } from '../platform/clock/clock';

/** Stands where the demo's story stands, and only goes forward. */
export class TurnedClock extends Clock {
  constructor(private at: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.at);
  }

  turn(to: Date): void {
    if (to > this.at) this.at = to;
  }
}
