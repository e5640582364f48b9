import { Injectable } from '@nestjs/common';
import type { FigureKey } from '#contract';
import { compare, type Exact, exact, over, plus, rounded, sum, times } from '#domain';
import { Database } from '../../platform/database/database';
import { FIGURE_KEYS, figureOf, partsOf } from '../catalogue/catalogue';
import type { Gathering } from '../catalogue/figure';
import { knownSql } from './figure-sql';

/** A row behind a figure with its exact value. */
export interface KnownRow {
  agent_id: string;
  id: string;
  at: Date;
  ticket_number: number | null;
  contact_name: string | null;
  text: string;
  value: string | null;
}

interface AskedOfMany {
  agentIds: readonly string[];
  from: Date;
  to: Date;
  /** Only what was stored then is known (`pg_snapshot`). */
  snapshot: string;
  /** Whether a person reads the rows, or they are only counted. */
  words: boolean;
}
export type Asked = Omit<AskedOfMany, 'agentIds' | 'words'> & { agentId: string };

/** Minutes are seconds by sixty: what goes on for ever is cut, or three calls of 20 s would not make a minute. */
const PLACES = 6;

/** Figures as they were known at a moment, from their rows alone, so that a closed month can be counted again. */
@Injectable()
export class FigureReadings {
  readonly keys: readonly FigureKey[] = FIGURE_KEYS;

  constructor(private readonly database: Database) {}

  /** What is stored now, as later readings can name it. */
  async snapshot(): Promise<string> {
    const row = await this.database.row<{ now: string }>('select pg_current_snapshot()::text as now');
    return row!.now;
  }

  rows(figure: FigureKey, { agentId, ...asked }: Asked): Promise<KnownRow[]> {
    return this.ofMany(figure, { ...asked, agentIds: [agentId], words: true });
  }

  /** The rows of many agents in one reading, each agent's in the order in which they would come alone. */
  ofMany(figure: FigureKey, { agentIds, from, to, snapshot, words }: AskedOfMany): Promise<KnownRow[]> {
    return this.database.rows<KnownRow>(knownSql(partsOf(figure), words), [from, to, agentIds, snapshot]);
  }

  gatherOf(figure: FigureKey): Gathering {
    return figureOf(figure).gather;
  }

  /** What rows come to; null for a middle of nothing. */
  gathered(figure: FigureKey, rows: readonly Pick<KnownRow, 'value'>[]): Exact | null {
    const values = rows.flatMap(({ value }) => (value === null ? [] : [exact(value)]));
    const gathered = GATHERED[figureOf(figure).gather](values);
    return gathered && rounded(gathered, PLACES);
  }
}

const mean = (values: Exact[]): Exact | null => (values.length === 0 ? null : over(sum(values), exact(values.length)));

const GATHERED: Record<Gathering, (values: Exact[]) => Exact | null> = {
  sum,
  mean,
  share: (values) => {
    const part = mean(values);
    return part && times(part, exact(100));
  },
  median: (values) => {
    const sorted = values.sort(compare);
    const middle = sorted.length >> 1;
    if (sorted.length % 2 === 1 || sorted.length === 0) return sorted[middle] ?? null;
    return over(plus(sorted[middle - 1]!, sorted[middle]!), exact(2));
  },
  p90: (values) => values.sort(compare)[Math.ceil((values.length * 9) / 10) - 1] ?? null,
};
