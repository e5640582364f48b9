import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { Database, isTimeout } from '../../platform/database/database';
import type { Source } from '../catalogue/figure';
import { type CountedRow, lay } from './counted-row';
import { hoursSql } from './rollup-sql';
import type { Tally } from './tally';

interface HoursAsked {
  from: Date;
  to: Date;
  zone: string;
  agentIds: string[];
  nobody: { everywhere: boolean; teamIds: string[] };
  sources: readonly Source[];
}

interface HourRow extends CountedRow {
  weekday: number;
  hour: number;
}

export interface Hour {
  weekday: number;
  hour: number;
}

const placeOf = ({ weekday, hour }: Hour): string => `${weekday} ${hour}`;

/** Hours are not rolled up: what is shown by them is counted from the events of a few weeks. */
@Injectable()
export class FigureHours {
  constructor(private readonly database: Database) {}

  /** Every hour in which something was counted, and the tallies of an hour by measure. Throws `figures_counting`. */
  async read({ from, to, zone, agentIds, nobody, sources }: HoursAsked) {
    const tallies = new Map<string, Map<string, Tally>>();
    const hours = new Map<string, Hour>();
    for (const source of sources)
      for (const row of await this.rows(source, [from, to, zone, agentIds, nobody.everywhere, nobody.teamIds])) {
        hours.set(placeOf(row), { weekday: row.weekday, hour: row.hour });
        lay(tallies, source, placeOf(row), row);
      }
    return {
      hours: [...hours.values()],
      tally: (measure: string, hour: Hour): Tally | undefined => tallies.get(measure)?.get(placeOf(hour)),
    };
  }

  private async rows(source: Source, params: unknown[]): Promise<HourRow[]> {
    try {
      return await this.database.rows<HourRow>(hoursSql(source), params);
    } catch (error) {
      if (isTimeout(error)) throw new DomainError('figures_counting');
      throw error;
    }
  }
}
