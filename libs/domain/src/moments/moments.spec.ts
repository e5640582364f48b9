import { type Happening, momentsOf } from './moments';

const OPENED = { at: new Date('2026-11-23T02:00:00Z'), zone: 'Asia/Shanghai', days: 2 };
const did = (kind: Happening['kind'], at: string, agentId: string | null = 'li'): Happening => ({
  kind,
  at: new Date(at),
  agentId,
});
const seen = (...happened: Happening[]) =>
  Object.fromEntries(momentsOf(OPENED, happened).map(({ name, seconds, agentId }) => [name, [seconds, agentId]]));

describe('the six first moments of a ticket (DOMAIN B13)', () => {
  it('are the first of each kind, in whatever order they are told, since the ticket was opened', () => {
    const first = [did('taken', '2026-11-23T02:00:05Z', 'wang'), did('contacted', '2026-11-23T02:10:00Z')];
    const later = [did('taken', '2026-11-23T03:00:00Z'), did('contacted', '2026-11-23T03:10:00Z', 'wang')];
    expect(seen(...later, ...first)).toEqual({ taken: [5, 'wang'], contacted: [600, 'li'] });
  });

  it('come in the order of the source', () => {
    const all = [
      did('closed', '2026-11-25T03:00:00Z'),
      did('parts_requested', '2026-11-23T05:00:00Z'),
      did('served', '2026-11-23T04:00:00Z'),
      did('contacted', '2026-11-23T03:00:00Z'),
      did('taken', '2026-11-23T02:00:00Z'),
    ];
    const names = momentsOf(OPENED, all).map(({ name }) => name);
    expect(names).toEqual(['taken', 'contacted', 'served', 'parts_requested', 'backlog_cleared', 'closed']);
  });

  it.each([
    ['a result of the first day clears no backlog', '2026-11-23T08:00:00Z', undefined],
    ['nor one a minute before the second midnight of the zone', '2026-11-24T15:59:00Z', undefined],
    ['one after it does', '2026-11-24T16:00:00Z', [136_800, 'li']],
  ])('%s', (_, at, expected) => expect(seen(did('interim', at)).backlog_cleared).toEqual(expected));

  it('a closing that was taken back is none; the next one is', () => {
    const closed = did('closed', '2026-11-23T03:00:00Z');
    const reopened = did('reopened', '2026-11-23T04:00:00Z', null);
    expect(seen(closed).closed).toEqual([3600, 'li']);
    expect(seen(closed, reopened).closed).toBeUndefined();
    expect(seen(closed, reopened, did('closed', '2026-11-23T05:00:00Z', 'wang')).closed).toEqual([10_800, 'wang']);
  });

  it('what was done before the ticket was opened is no time at all', () =>
    expect(seen(did('contacted', '2026-11-23T01:59:00Z')).contacted).toEqual([0, 'li']));
});
