import { Injectable } from '@nestjs/common';
import type { FigureBy } from '#contract';
import { DomainError } from '#domain';
import { Database, isTimeout, type Sql } from '../../platform/database/database';
import { CATALOGUE_PRINT, SOURCES } from '../catalogue/catalogue';
import type { Source } from '../catalogue/figure';
import { dayIn, runsOf, spanOf } from '../catalogue/figure-periods';
import { type CountedRow, lay } from './counted-row';
import { liveSql, rolledSql } from './rollup-sql';
import { RollupsRepository, type Touched } from './rollups.repository';
import type { Tally } from './tally';

/** More events than this are not looked through for what they touch; the days since the first of them are counted from the events. */
const MOST_PENDING = 5_000;

export interface CellsAsked {
  first: string;
  next: string;
  /** All days of the span. */
  days: string[];
  zone: string;
  step: 'day' | 'week' | 'month';
  by: FigureBy;
  agentIds: string[];
  nobody: { everywhere: boolean; teamIds: string[] };
  /** What is counted; all that the catalogue has, unless named. */
  sources?: readonly Source[];
}

/** By measure, and by `key period`; null is the key of what has none. */
export type Tallies = Map<string, Map<string, Tally>>;
export const placeOf = (key: string | null, period: string): string => `${key ?? ''} ${period}`;

interface GroupRow extends CountedRow {
  key: string | null;
  period: string;
}

interface NotYet {
  behindSince: Date | null;
  daysOf(source: string): string[];
}

/** Cells as the events say now: days that are rolled up from the roll-ups, what is not yet from the events, all of one snapshot. */
@Injectable()
export class FigureCells {
  constructor(
    private readonly database: Database,
    private readonly repository: RollupsRepository,
  ) {}

  /**
   * `behindSince`: corrections of older days that came later than that are not in yet; null where everything is. Throws
   * `figures_counting` where so much is not rolled up yet that counting it here would take too long.
   */
  async read(asked: CellsAsked): Promise<{ tallies: Tallies; behindSince: Date | null }> {
    try {
      return await this.database.snapshot((sql) => this.ofSnapshot(sql, asked));
    } catch (error) {
      if (isTimeout(error)) throw new DomainError('figures_counting');
      throw error;
    }
  }

  private async ofSnapshot(sql: Sql, asked: CellsAsked) {
    const { behindSince, daysOf } = await this.notYet(sql, asked);
    const tallies: Tallies = new Map();
    for (const source of asked.sources ?? SOURCES)
      for (const row of await this.groups(sql, source, asked, daysOf(source.type)))
        lay(tallies, source, placeOf(row.key, row.period), row);
    return { tallies, behindSince };
  }

  /** Which of the asked days of a source must be read from the events. */
  private async notYet(sql: Sql, { zone, days }: CellsAsked): Promise<NotYet> {
    const reading = await this.repository.reading(sql);
    if (reading.zone !== zone || reading.print !== CATALOGUE_PRINT) return { behindSince: null, daysOf: () => days };
    const asked = new Set(days);
    const among = (touched: Touched[], source: string): string[] =>
      touched.filter((one) => one.source === source && asked.has(one.day)).map(({ day }) => day);
    const pending = await this.repository.pending(sql, reading, MOST_PENDING);
    if (pending) return { behindSince: null, daysOf: (source) => among(pending, source) };
    const [marked, behindSince] = [await this.repository.marked(sql), await this.repository.unreadSince(sql, reading)];
    const since = dayIn(zone, behindSince);
    const late = days.filter((day) => day >= since);
    return { behindSince, daysOf: (source) => [...new Set([...among(marked, source), ...late])] };
  }

  private async groups(sql: Sql, source: Source, asked: CellsAsked, live: string[]): Promise<GroupRow[]> {
    const { first, next, days, zone, step, by, agentIds, nobody } = asked;
    const whose = [step, agentIds, nobody.everywhere, nobody.teamIds];
    const counted: GroupRow[] = [];
    for (const run of runsOf(live)) {
      const { from, to } = spanOf(run.first, run.next, zone);
      counted.push(...(await sql.rows<GroupRow>(liveSql(source, by), [from, to, zone, ...whose])));
    }
    if (live.length === days.length) return counted;
    return [...counted, ...(await sql.rows<GroupRow>(rolledSql(source, by), [first, next, live, ...whose]))];
  }
}
