import type { Alarm } from '#contract';
import { groupAlarms } from './alarm-groups';

function alarm(kind: Alarm['kind'], second: number, more: Partial<Alarm> = {}): Alarm {
  const since = new Date(Date.UTC(2026, 10, 22, 6, 0, second)).toISOString();
  return { key: `${kind}:${second}`, kind, since, ticketId: null, inboxId: null, teamId: null, detail: {}, ...more };
}
const told = (alarms: Alarm[]): string[] => groupAlarms(alarms).map(({ alarm: { key }, count }) => `${key} ×${count}`);

describe('alarms on the board', () => {
  it('of many tickets that one team cannot take are one line with the oldest', () => {
    const team = { teamId: 'a' };
    const many = [30, 10, 20].map((second) => alarm('nobody_can_take', second, team));
    expect(told([...many, alarm('nobody_can_take', 5, { teamId: 'b' })])).toEqual([
      'nobody_can_take:5 ×1',
      'nobody_can_take:10 ×3',
    ]);
  });

  it('of two inboxes stay two', () => {
    const inboxes = ['x', 'y'].map((inboxId, i) => alarm('inbox_failed', i, { inboxId }));
    expect(told(inboxes)).toHaveLength(2);
  });

  it('are none on a good day', () => expect(told([])).toEqual([]));
});
