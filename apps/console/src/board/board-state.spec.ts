import type { BoardAgent } from '#contract';
import { agentEntry, at, board, event, row, totals, windowDue } from './board-fixtures';
import { foldEvents, foldPresence, foldRows, foldUpdate, isAfter, nextWindows, type BoardState } from './board-state';

const numbers = (state: BoardState): number[] => state.strips.map(({ row: { number } }) => number);

describe('the strips of the live board', () => {
  it('stand in order of due time, tickets of one minute by number', () => {
    expect(numbers(board([row(3, 40), row(1, 50), row(2, 40), row(4, 31)]))).toEqual([4, 2, 3, 1]);
  });

  it('leave out closed tickets, tickets nobody waits in, and other teams', () => {
    const rows = [row(1, 40), row(2, null), row(3, 41, { closedAt: at(2) }), row(4, 42, { teamId: 'team-b' })];
    expect(numbers(board(rows, 'team-a'))).toEqual([1]);
  });

  it('gain a ticket when its window opens', () => {
    const opened = event(9, 1, row(9, 35));
    expect(numbers(foldEvents(board([row(1, 40), row(2, 30)]), [opened]).state)).toEqual([2, 9, 1]);
  });

  it('lose a ticket when it is answered or closed', () => {
    const start = board([row(1, 40), row(2, 41), row(3, 42)]);
    const events = [event(1, 2, { window: null }), event(2, 2, { closedAt: at(3), status: 'closed' }, '101:2')];
    expect(numbers(foldEvents(start, events).state)).toEqual([3]);
  });

  it('change the holder in place', () => {
    const { state } = foldEvents(board([row(1, 40), row(2, 41)]), [event(1, 2, { holderId: '8001' })]);
    expect(state.strips[0]!.row.holderId).toBe('8001');
    expect(numbers(state)).toEqual([1, 2]);
  });

  it('move when the deadline moves', () => {
    const moved = event(1, 2, { window: windowDue(59) });
    expect(numbers(foldEvents(board([row(1, 40), row(2, 41)]), [moved]).state)).toEqual([2, 1]);
  });

  it('lose a ticket that is moved to another team while one team is watched', () => {
    const { state } = foldEvents(board([row(1, 40)], 'team-a'), [event(1, 2, { teamId: 'team-b' })]);
    expect(numbers(state)).toEqual([]);
  });

  it('ask for a ticket that starts to wait and of which the event tells too little', () => {
    const { state, unknownIds } = foldEvents(board([]), [event(7, 5, { window: windowDue(35) })]);
    expect(unknownIds).toEqual(['t7']);
    expect(numbers(foldRows(state, [row(7, 35, { version: 5 })]))).toEqual([7]);
  });

  it('do not ask for tickets whose change leaves nobody waiting', () => {
    expect(foldEvents(board([]), [event(7, 5, { tags: ['退款'] })]).unknownIds).toEqual([]);
    expect(foldEvents(board([]), [event(7, 5, { window: null })]).unknownIds).toEqual([]);
  });

  it('ignore what the snapshot already contains', () => {
    const stale = [event(1, 2, { window: null }, '100:10'), event(8, 1, row(8, 33), '99:500')];
    expect(numbers(foldEvents(board([row(1, 40)]), stale).state)).toEqual([1]);
  });

  it('ignore an event that comes twice', () => {
    const once = foldEvents(board([row(1, 40)]), [event(9, 1, row(9, 35)), event(9, 2, { window: null }, '101:2')]);
    expect(numbers(foldEvents(once.state, [event(9, 1, row(9, 35))]).state)).toEqual([1]);
  });

  it('keep the newer row when an older answer comes late', () => {
    const { state } = foldEvents(board([row(1, 40)]), [event(1, 5, { holderId: '8002' })]);
    expect(foldRows(state, [row(1, null, { version: 4 })]).strips[0]!.row.holderId).toBe('8002');
  });

  it('ignore an event that the row, fetched meanwhile, has behind it', () => {
    const fetched = foldRows(board([]), [row(7, 35, { version: 6 })]);
    expect(numbers(foldEvents(fetched, [event(7, 5, { window: null })]).state)).toEqual([7]);
  });

  it('are the same whether ten thousand come in a snapshot or one by one', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(i + 1, ((i * 7919) % 600) + 30));
    const events = rows.map((each, i) => event(each.number, 1, each, `200:${i}`));
    expect(numbers(foldEvents(board([]), events).state)).toEqual(numbers(board(rows)));
  });
});

it('the next deadline of a holder is that of the topmost strip', () => {
  const held = { holderId: '8001' };
  const windows = nextWindows(board([row(1, 50, held), row(2, 40, held), row(3, 30)]).strips);
  expect([...windows].map(([id, { dueAt }]) => [id, dueAt])).toEqual([['8001', at(40)]]);
});

describe('agents of the live board', () => {
  const update = (agents: BoardAgent[]) => ({
    agents,
    totals: { ...totals, waiting: 3 },
    alarms: [],
    thresholds: [],
    at: at(2),
  });

  it('take the changed entries and keep the others', () => {
    const state = foldUpdate(board([]), update([agentEntry('8002', 5), agentEntry('8003', 1)]));
    expect(state.agents.map(({ agent, load }) => [agent.id, load])).toEqual([
      ['8001', 0],
      ['8002', 5],
      ['8003', 1],
    ]);
    expect(state.totals.waiting).toBe(3);
  });

  it('leave when they leave the watched team', () => {
    const state = foldUpdate(board([], 'team-a'), update([agentEntry('8001', 0, ['team-b'])]));
    expect(state.agents.map(({ agent }) => agent.id)).toEqual(['8002']);
  });

  it('follow presence', () => {
    const state = foldPresence(board([]), [{ agentId: '8001', presence: 'away' }]);
    expect(state.agents.map(({ agent }) => agent.presence)).toEqual(['away', 'online']);
  });
});

describe('feed positions', () => {
  it.each([
    ['101:1', '100:99', true],
    ['100:10', '100:9', true],
    ['100:10', '100:10', false],
    ['99:500', '100:1', false],
    ['18446744073709551615:2', '18446744073709551614:9', true],
  ])('%s after %s: %s', (a, b, after) => expect(isAfter(a, b)).toBe(after));
});
