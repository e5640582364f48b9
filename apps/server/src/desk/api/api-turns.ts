import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { ApiRepository, type Line } from './api.repository';

/** How long a message waits for the one before it. A gap that nobody fills must not hold a contact back. */
const GAP_MS = 3_000;
const LOOK_EVERY_MS = 25;

/** Lets the messages of one contact land in the order in which the program counted them, wherever they came in. */
@Injectable()
export class ApiTurns {
  constructor(
    private readonly repository: ApiRepository,
    private readonly clock: Clock,
  ) {}

  /** Resolves when it is this message's turn, or when it has waited long enough. */
  async wait(receipt: { id: string; receivedAt: Date }, line: Line, sequence: number): Promise<void> {
    await this.repository.placeInLine(receipt.id, line, sequence);
    if (sequence === 1) return;
    const until = receipt.receivedAt.getTime() + GAP_MS;
    while (!(await this.repository.isBeforeDone(line, sequence)) && this.clock.now().getTime() < until)
      await pause(LOOK_EVERY_MS);
  }
}
