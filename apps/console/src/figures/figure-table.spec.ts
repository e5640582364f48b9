import type { FigureRow } from '#contract';
import { agrees, gathered, nextSorting, sortedRows } from './figure-table';

function row(workNumber: string, period: string, calls: number | null): FigureRow {
  const cells = { calls: { value: calls, target: null } } as FigureRow['cells'];
  return { agentId: `a${workNumber}`, agentName: workNumber, workNumber, period, cells };
}
const names = (rows: FigureRow[]): string => rows.map((r) => `${r.workNumber}@${r.period.slice(-2)}`).join(' ');
const ROWS = [
  row('8010', '2026-11-02', 3),
  row('8009', '2026-11-01', null),
  row('8009', '2026-11-02', 7),
  row('900', '2026-11-01', 3),
];

describe('order of the figures table', () => {
  it('by agent follows the number, not the text', () => {
    expect(names(sortedRows(ROWS, { key: 'agent', descending: false }))).toBe('900@01 8009@01 8009@02 8010@02');
  });

  it('by a figure keeps cells without a value last, whichever way', () => {
    expect(names(sortedRows(ROWS, { key: 'calls', descending: true }))).toBe('8009@02 900@01 8010@02 8009@01');
    expect(names(sortedRows(ROWS, { key: 'calls', descending: false }))).toBe('900@01 8010@02 8009@02 8009@01');
  });

  it('turns round at the second press and starts a figure with its largest', () => {
    const byAgent = { key: 'agent', descending: false } as const;
    expect(nextSorting(byAgent, 'calls')).toEqual({ key: 'calls', descending: true });
    expect(nextSorting({ key: 'calls', descending: true }, 'calls').descending).toBe(false);
    expect(nextSorting({ key: 'calls', descending: true }, 'period').descending).toBe(false);
  });
});

describe('the rows behind a cell come to the cell (law 9)', () => {
  it('counts and minutes are added up', () => {
    expect(gathered('talk_minutes', [1.5, 2, 0])).toBe(3.5);
    expect(gathered('calls', [1, 1, 1])).toBe(3);
    expect(gathered('windows_met', [null, null])).toBe(2);
  });

  it('response times are not', () => {
    expect(gathered('first_response_median', [60, 300, 120])).toBe(120);
    expect(gathered('first_response_p90', [60, 300, 120])).toBe(300);
    expect(gathered('first_response_median', [])).toBeNull();
  });

  it('agree when nobody could see a difference', () => {
    expect(agrees(61.3, 61.28)).toBe(true);
    expect(agrees(3, 4)).toBe(false);
    expect(agrees(null, 0)).toBe(true);
  });
});
