import type { BoardAgent, TicketRow } from '#contract';
import { inWatchOrder, keptShare, readyCount, standing } from './board-counts';
import type { Strip } from './board-state';

const NOW = Date.UTC(2026, 10, 22, 6, 0);
const minutes = (n: number): number => NOW + n * 60_000;
const strips = (...due: number[]): Strip[] => due.map((minute) => ({ row: {} as TicketRow, dueMs: minutes(minute) }));

function agent(workNumber: string, presence: BoardAgent['agent']['presence'], more: Partial<BoardAgent> = {}) {
  return {
    agent: { workNumber, id: workNumber, presence, capacity: 4 },
    load: 0,
    nextDueAt: null,
    ...more,
  } as BoardAgent;
}

describe('counts of the top line', () => {
  it('count a deadline of this very instant as breached (DOMAIN W1)', () => {
    expect(standing(strips(-3, 0, 1), NOW)).toEqual({ waiting: 3, breached: 2, dueSoon: 1 });
  });

  it('count as soon due what ends within five minutes and has not ended', () => {
    expect(standing(strips(-1, 2, 5, 6, 29), NOW)).toEqual({ waiting: 5, breached: 1, dueSoon: 2 });
  });

  it('are zero on a quiet board', () => {
    expect(standing([], NOW)).toEqual({ waiting: 0, breached: 0, dueSoon: 0 });
  });

  it('say nothing about windows kept before the first one ended', () => {
    expect(keptShare({ metToday: 0, missedToday: 0 })).toBeNull();
    expect(keptShare({ metToday: 27, missedToday: 1 })).toBeCloseTo(0.964, 3);
  });

  it('count as ready who is online with room', () => {
    const agents = [agent('1', 'online'), agent('2', 'online', { load: 4 }), agent('3', 'busy'), agent('4', 'offline')];
    expect(readyCount(agents)).toBe(1);
  });
});

it('agents stand by the next deadline they hold, those without one after, the absent last', () => {
  const due = (minute: number) => ({ nextDueAt: new Date(minutes(minute)).toISOString() });
  const agents = [
    agent('8005', 'offline', due(-10)),
    agent('8004', 'away'),
    agent('8003', 'online'),
    agent('8002', 'online', due(9)),
    agent('8001', 'busy', due(2)),
  ];
  expect(inWatchOrder(agents).map((entry) => entry.agent.workNumber)).toEqual(['8001', '8002', '8003', '8004', '8005']);
});
