import { Injectable } from '@nestjs/common';
import { CompanyService } from '../../desk/setup/company.service';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { EventReader } from '../../platform/events/event-reader';
import { CATALOGUE_PRINT } from '../catalogue/catalogue';
import { RebuildRepository } from './rebuild.repository';
import { RollupsRepository } from './rollups.repository';

const BATCH = 5_000;
/** A transaction that rolls up holds back the feed; a few days of one source take milliseconds. */
const DAYS_AT_ONCE = 4;

/** Keeps the cells of each day as the events say: what new events touch is marked, and what is marked is counted again. */
@Injectable()
export class Rollups {
  constructor(
    private readonly database: Database,
    private readonly reader: EventReader,
    private readonly repository: RollupsRepository,
    private readonly rebuilds: RebuildRepository,
    private readonly company: CompanyService,
    private readonly clock: Clock,
  ) {}

  /** Marks what the next events touch; the position moves with the marks (laws 4, 5). True when there is more to read. */
  async follow(): Promise<boolean> {
    const { zone } = await this.company.view();
    const reading = await this.repository.reading(this.database);
    if (reading.zone !== zone || reading.print !== CATALOGUE_PRINT) return this.beginAgain(zone);
    const { more } = await this.reader.pass('figures', BATCH, (tx, span) =>
      this.repository.mark(tx, span, zone, this.clock.now()),
    );
    return more;
  }

  /** Counts a few marked days again; false when none was marked long enough ago. */
  settle(markedBefore: Date): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const claimed = await this.repository.claim(tx, markedBefore, DAYS_AT_ONCE);
      if (claimed.length === 0) return false;
      const days = claimed.map(({ day }) => day);
      const { zone } = await this.repository.reading(tx);
      await this.repository.roll(tx, claimed[0]!.source, days, zone);
      await this.rebuilds.end(tx, this.clock.now());
      return true;
    });
  }

  private async beginAgain(zone: string): Promise<true> {
    await this.database.transaction((tx) => this.repository.beginAgain(tx, zone, new Date(0)));
    return true;
  }
}
