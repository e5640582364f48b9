import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { CARD_CLOSINGS, CardClosings } from './card-closings.service';

const EVERY_MS = 30_000;

/** Works off the months that are being closed. */
@Injectable()
export class CardClosingsSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly closings: CardClosings,
  ) {
    super(wake, clock, [CARD_CLOSINGS], EVERY_MS);
  }

  protected round(): Promise<Round> {
    return this.closings.work();
  }
}
