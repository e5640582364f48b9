import { Injectable } from '@nestjs/common';
import type { FigureKey } from '#contract';
import { compare, type Exact, exact, over, plus, rounded, sum, times } from '#domain';
import { Database } from '../../platform/database/database';
import { FIGURE_KEYS, figureOf, partsOf } from '../catalogue/catalogue';
import type { Gathering } from '../catalogue/figure';
import { gatheredSql, knownSql } from './figure-sql';

/** A row behind a figure with its exact value. */
export interface KnownRow {
  id: string;
  at: Date;
  ticket_number: number | null;
  contact_name: string | null;
  text: string;
  value: string | null;
}

interface Known {
  from: Date;
  to: Date;
  /** Only what was stored then is known (`pg_snapshot`). */
  snapshot: string;
}
export type Asked = Known & { agentId: string };

/** An agent's rows in one of the spans asked for: how many, what they gather to so far, their events' numbers in order of time. */
export interface GatheredRows {
  agentId: string;
  /** Which of `starts`, from 0. */
  span: number;
  n: number;
  sofar: Exact;
  ids: string[];
}
interface GatheredRow {
  agent_id: string;
  span: number;
  n: number;
  value: string;
  ids: string;
}

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

  rows(figure: FigureKey, { agentId, from, to, snapshot }: Asked): Promise<KnownRow[]> {
    return this.database.rows<KnownRow>(knownSql(partsOf(figure)), [from, to, agentId, snapshot]);
  }

  /** What `rows` of many agents come to, in one reading: in each span that begins at one of `starts`, of which the first is `from`. */
  async gatheredOf(
    figure: FigureKey,
    { agentIds, from, to, snapshot, starts }: Known & { agentIds: readonly string[]; starts: readonly Date[] },
  ): Promise<GatheredRows[]> {
    const sql = gatheredSql(partsOf(figure), this.gatherOf(figure));
    const rows = await this.database.rows<GatheredRow>(sql, [from, to, agentIds, snapshot, starts]);
    return rows.map(({ agent_id: agentId, span, n, value, ids }) => ({
      agentId,
      span: span - 1,
      n,
      sofar: exact(value),
      ids: ids.split(' '),
    }));
  }

  /** Whether what several spans come to follows from what each of them does. */
  addsUp(figure: FigureKey): boolean {
    return !['median', 'p90'].includes(this.gatherOf(figure));
  }

  /** What one span, or several of a figure that adds up, come to; of none whatever nothing comes to. */
  cameTo(figure: FigureKey, parts: readonly Pick<GatheredRows, 'n' | 'sofar'>[]): Exact | null {
    if (parts.length === 0) return this.gathered(figure, []);
    const n = parts.reduce((all, part) => all + part.n, 0);
    return rounded(FROM_ROWS[this.gatherOf(figure)](sum(parts.map(({ sofar }) => sofar)), exact(n)), PLACES);
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

const asRead = (value: Exact): Exact => value;
/** The rest of what the statement began (`gatheredSql`): what is divided is divided here, where nothing is cut. */
const FROM_ROWS: Record<Gathering, (value: Exact, n: Exact) => Exact> = {
  sum: asRead,
  mean: over,
  share: (value, n) => over(times(value, exact(100)), n),
  median: asRead,
  p90: asRead,
};

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
