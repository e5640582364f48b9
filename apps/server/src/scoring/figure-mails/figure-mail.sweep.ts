import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { SETUP_CHANGED } from '../../platform/database/cached';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { FigureMailPosting } from './figure-mail-posting.service';
import { FIGURE_MAILS } from './figure-mails.service';

const LONGEST_MS = 60_000;

/** Figures whose time to be mailed has come. */
@Injectable()
export class FigureMailSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly posting: FigureMailPosting,
  ) {
    super(wake, clock, [FIGURE_MAILS, SETUP_CHANGED], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const more = await this.posting.makeDue();
    return { more, nextAt: await this.posting.sendDue() };
  }
}
