import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';
import { Ledger } from '../violations/ledger.service';
import { ConductReader } from './conduct-reader.service';

/** Nobody waits at a screen for a finding: looking once a second costs a busy desk less than waking at each event. */
const EVERY_MS = 1_000;
const HELD_MS = 50;
const LAPSES = 50;

/** Reads what happened, proposes what was against a rule, and ends what nobody judged in time. */
@Injectable()
export class ConductSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly reader: ConductReader,
    private readonly ledger: Ledger,
  ) {
    super(wake, clock, [], EVERY_MS);
  }

  protected async round(): Promise<Round> {
    const { more, held } = await this.reader.read();
    const lapsing = await this.ledger.lapse(LAPSES);
    const soon = held ? new Date(this.clock.now().getTime() + HELD_MS) : null;
    return { more: more || lapsing, nextAt: soon ?? (await this.ledger.nextDueAt()) };
  }
}
