import { type FigureRow, OF_NONE } from '#contract';
import { agrees, changeOf, gathered, nextSorting, sortedRows } from './figure-table';

function row(workNumber: string, period: string, calls: number | null): FigureRow {
  const cells = { calls: { value: calls, target: null, n: 1 } } as FigureRow['cells'];
  return { id: `a${workNumber}`, name: workNumber, number: workNumber, period, cells };
}
const names = (rows: FigureRow[]): string => rows.map((r) => `${r.number}@${r.period.slice(-2)}`).join(' ');
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

  it('what is of none stands last, whichever way', () => {
    const places = ['华北', '', '华东'].map((name) => ({
      ...row('', '2026-11-01', 1),
      ...{ id: name || OF_NONE, name },
    }));
    const ids = (descending: boolean) => sortedRows(places, { key: 'agent', descending }).map(({ id }) => id);
    expect([ids(false).at(-1), ids(true).at(-1)]).toEqual([OF_NONE, OF_NONE]);
    expect(sortedRows(places, { key: 'calls', descending: true }).at(-1)!.id).toBe(OF_NONE);
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

describe('a figure beside the span before', () => {
  it.each([
    [12, 10, 20],
    [5, 10, -50],
    [5, 0, null],
    [null, 10, null],
  ])('%p after %p moved by %p %', (now, before, moved) => expect(changeOf(now, before)).toBe(moved));
});

describe('the rows behind a cell come to the cell (law 9)', () => {
  it('counts and minutes are added up', () => {
    expect(gathered('sum', [1.5, 2, 0])).toBe(3.5);
    expect(gathered('mean', [10, 20, 60])).toBe(30);
  });

  it('response times are not', () => {
    expect(gathered('median', [60, 300, 120])).toBe(120);
    expect(gathered('p90', [60, 300, 120])).toBe(300);
    expect(gathered('median', [])).toBeNull();
  });

  it('shares are of a hundred', () => {
    expect(gathered('share', [1, 0, 1, 1])).toBe(75);
    expect(gathered('share', [])).toBeNull();
  });

  it('agree when nobody could see a difference', () => {
    expect(agrees(61.3, 61.28)).toBe(true);
    expect(agrees(3, 4)).toBe(false);
    expect(agrees(null, 0)).toBe(true);
  });
});
