import type { WindowsService } from '../desk/tickets/windows.service';
import type { Deadlines } from './timeline';
import type { TurnedClock } from './turned-clock';

const BATCH = 200;

/** Takes the steps of reply windows at their own instants, as the sweep of a running desk does (DOMAIN W1, W13). */
export class WindowDeadlines implements Deadlines {
  private nextAt: Date | null = null;

  constructor(
    private readonly windows: WindowsService,
    private readonly clock: TurnedClock,
  ) {}

  /** A window may have opened whose first step is not before `at`. */
  expect(at: Date): void {
    if (!this.nextAt || at < this.nextAt) this.nextAt = at;
  }

  async passUntil(at: Date): Promise<void> {
    while (this.nextAt && this.nextAt <= at) {
      this.clock.turn(this.nextAt);
      this.nextAt = (await this.windows.passDue(BATCH)).nextAt;
    }
  }
}
