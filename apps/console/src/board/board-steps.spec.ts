import type { Board } from '#contract';
import { agentEntry, at, event, row, totals, windowDue } from './board-fixtures';
import { boardStep, NOTHING_YET, type BoardStep, type BoardView } from './board-steps';

const snapshot = (waiting: Board['waiting'], position = '100:10'): Board => ({
  waiting,
  agents: [agentEntry('8001')],
  totals,
  alarms: [],
  thresholds: [],
  workingUntil: null,
  more: 0,
  at: at(0),
  position,
});
const first = (board: Board, recent: Extract<BoardStep, { kind: 'snapshot' }>['recent'] = []): BoardStep => ({
  kind: 'snapshot',
  board,
  teamId: null,
  recent,
});
const after = (...steps: BoardStep[]): BoardView => steps.reduce(boardStep, NOTHING_YET);
const numbers = ({ board }: BoardView): number[] => board!.strips.map(({ row: { number } }) => number);

describe('a board on its way', () => {
  it('takes events that came while the snapshot was read, and leaves out those it contains', () => {
    const recent = [event(1, 2, { window: null }, '100:9'), event(2, 2, { window: null }, '101:1')];
    expect(numbers(after(first(snapshot([row(1, 40), row(2, 41)]), recent)))).toEqual([1]);
  });

  it('waits for its snapshot before it folds anything', () => {
    const early: BoardStep = { kind: 'events', events: [event(1, 2, { window: null })] };
    expect(after(early)).toEqual(NOTHING_YET);
  });

  it('begins anew with every snapshot', () => {
    const later = first(snapshot([row(3, 50)], '200:1'));
    expect(numbers(after(first(snapshot([row(1, 40)])), later))).toEqual([3]);
  });

  it('is the same in any order of pushes and events', () => {
    const events: BoardStep = { kind: 'events', events: [event(1, 2, { window: null })] };
    const update: BoardStep = {
      kind: 'update',
      update: { agents: [agentEntry('8001', 7)], totals, alarms: [], thresholds: [], at: at(1) },
    };
    const start = first(snapshot([row(1, 40)]));
    expect(after(start, events, update)).toEqual(after(start, update, events));
  });
});

describe('tickets the board does not know', () => {
  const unknown: BoardStep = { kind: 'events', events: [event(7, 5, { window: windowDue(35) })] };

  it('are asked for once, also when more is heard of them', () => {
    const again: BoardStep = { kind: 'events', events: [event(7, 6, { window: windowDue(35) }, '102:1')] };
    expect(after(first(snapshot([])), unknown, again).unknownIds).toEqual(['t7']);
  });

  it('come in with the answer', () => {
    const answered: BoardStep = { kind: 'rows', rows: [row(7, 35, { version: 5 })] };
    const view = after(first(snapshot([])), unknown, { kind: 'asked' }, answered);
    expect(view.unknownIds).toEqual([]);
    expect(numbers(view)).toEqual([7]);
  });
});
