import type { AgentAccount, FigureKey, FigureRow, Figures } from '#contract';
import { MEANINGS } from './catalogue';
import type { Period } from './figure-periods';
import { sourceOf } from './figure-sources';
import type { CellRow, Cells } from './figure-sql';
import type { Targets } from './figure-targets';

export const FIGURE_KEYS: readonly FigureKey[] = MEANINGS.map(({ key }) => key);

/** Nothing counted is 0; nothing waited for has no median. */
const EMPTY = Object.fromEntries(
  FIGURE_KEYS.map((key) => [key, sourceOf(key).measure.gather === 'sum' ? 0 : null]),
) as Record<FigureKey, number | null>;

/** Cells as the database counted them, laid out by agent and period. */
export class FigureTable {
  private readonly byRow = new Map<string, Cells>();
  private whole: Cells = {};

  constructor(
    cells: CellRow[],
    private readonly targetsOf: (agent: AgentAccount, period: Period) => Targets,
  ) {
    for (const { agent_id, period, whole, ...values } of cells) {
      if (whole) this.whole = { ...this.whole, ...known(values) };
      else if (agent_id) this.lay(`${agent_id} ${period}`, known(values));
    }
  }

  has(agentId: string, period: Period): boolean {
    return this.byRow.has(`${agentId} ${period.first}`);
  }

  row(agent: AgentAccount, period: Period): FigureRow {
    const values = { ...EMPTY, ...this.byRow.get(`${agent.id} ${period.first}`) };
    const targets = this.targetsOf(agent, period);
    return {
      agentId: agent.id,
      agentName: agent.name,
      workNumber: agent.workNumber,
      period: period.first,
      cells: record((key) => ({ value: values[key], target: targets[key] ?? null })),
    };
  }

  /** Sums of the rows and of what happened to nobody; medians over everything, and the targets of the rows together. */
  totals(rows: FigureRow[]): Figures['totals'] {
    const values = { ...EMPTY, ...this.whole };
    return record((key) => {
      const targets = rows.map(({ cells }) => cells[key].target).filter((target) => target !== null);
      return { value: values[key], target: targets.length === 0 ? null : targets.reduce((sum, t) => sum + t, 0) };
    });
  }

  private lay(at: string, values: Cells): void {
    this.byRow.set(at, { ...this.byRow.get(at), ...values });
  }
}

/** What the database found nothing for is null there, and means the figure's own nothing here. */
function known(values: Cells): Cells {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

const record = <T>(of: (key: FigureKey) => T): Record<FigureKey, T> =>
  Object.fromEntries(FIGURE_KEYS.map((key) => [key, of(key)])) as Record<FigureKey, T>;
