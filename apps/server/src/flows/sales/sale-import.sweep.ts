import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SALE_IMPORTS } from '../../desk/sales/sale-imports.service';
import { SaleTaking } from '../../desk/sales/sale-taking.service';
import { SaleUndoing } from '../../desk/sales/sale-undoing.service';
import { SheetReading } from '../../desk/sales/sheet-reading.service';
import { Clock } from '../../platform/clock/clock';
import { type Round, Sweep } from '../../platform/sweeps/sweep';
import { Wake } from '../../platform/wake/wake';

const LONGEST_MS = 10_000;
/** After each batch this process serves others for a moment. */
const REST_MS = 10;

/** Reads sheets of sales results and takes their rows in, or back again; after a crash it goes on where it was. */
@Injectable()
export class SaleImportSweep extends Sweep {
  constructor(
    wake: Wake,
    clock: Clock,
    private readonly reading: SheetReading,
    private readonly taking: SaleTaking,
    private readonly undoing: SaleUndoing,
  ) {
    super(wake, clock, [SALE_IMPORTS], LONGEST_MS);
  }

  protected async round(): Promise<Round> {
    const read = await this.reading.readNext();
    const taken = await this.taking.takeNext();
    const undone = await this.undoing.undoNext();
    const more = read || taken || undone;
    if (more) await pause(REST_MS);
    return { more, nextAt: null };
  }
}
