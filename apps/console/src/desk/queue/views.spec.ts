import type { TicketRow, TicketViewName } from '#contract';
import { isUnread, rowsOf, type Viewer } from './views';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const viewer = (over: Partial<Viewer['me']> = {}, leadOf: string[] = []): Viewer => ({
  me: { id: 'me', visibility: 'team', teamIds: ['one'], ...over },
  leadOf,
  now: NOW,
});
const dueIn = (minutes: number) => ({ dueAt: new Date(NOW + minutes * 60_000).toISOString() }) as TicketRow['window'];
const row = (id: string, over: Partial<TicketRow> = {}): TicketRow =>
  ({
    id,
    status: 'open',
    teamId: 'one',
    holderId: 'me',
    window: null,
    resolvedAt: null,
    closedAt: null,
    updatedAt: '2026-11-22T05:00:00.000Z',
    lastInboundSeq: 3,
    agentReadSeq: 3,
    whisperSeq: 0,
    ...over,
  }) as TicketRow;

const ids = (view: TicketViewName, rows: TicketRow[], who = viewer()) => rowsOf(view, rows, who).map(({ id }) => id);

describe('views', () => {
  const rows = [
    row('mine'),
    row('colleague', { holderId: 'other' }),
    row('free', { holderId: null }),
    row('far', { teamId: 'two', holderId: 'other' }),
    row('teamless', { teamId: null, holderId: null }),
    row('late', { window: dueIn(-1) }),
    row('soon', { window: dueIn(9) }),
    row('later', { window: dueIn(11) }),
    row('waiting', { status: 'waiting' }),
    row('done', { status: 'resolved', resolvedAt: '2026-11-22T04:00:00.000Z' }),
  ];
  test.each<[TicketViewName, string[]]>([
    ['mine', ['late', 'soon', 'later', 'waiting', 'mine']],
    ['unassigned', ['teamless', 'free']],
    ['team', ['late', 'soon', 'later', 'waiting', 'mine', 'free', 'colleague']],
    ['all', ['late', 'soon', 'later', 'waiting', 'teamless', 'mine', 'free', 'colleague']],
    ['breaching', ['late', 'soon']],
    ['waiting', ['waiting']],
    ['closed', ['done']],
  ])('%s', (view, shown) => {
    expect(ids(view, rows)).toEqual(shown);
  });

  test.each<[string, Viewer, string[]]>([
    ['own: own, and what is free in the team', viewer({ visibility: 'own' }), ['teamless', 'mine', 'free']],
    ['own, but leading the team', viewer({ visibility: 'own' }, ['one']), ['teamless', 'mine', 'free', 'colleague']],
    ['all', viewer({ visibility: 'all' }), ['teamless', 'mine', 'free', 'far', 'colleague']],
  ])('show what may be seen: %s (law 10)', (_, who, shown) => {
    expect(ids('all', rows.slice(0, 5), who)).toEqual(shown);
  });

  test('the newest end stands first', () => {
    const newer = row('newer', { status: 'closed', closedAt: '2026-11-22T05:30:00.000Z' });
    expect(ids('closed', [...rows, newer])).toEqual(['newer', 'done']);
  });

  test('a contact’s word that nobody read is unread', () => {
    expect(isUnread(row('a'), 'me')).toBe(false);
    expect(isUnread(row('a', { lastInboundSeq: 4 }), 'me')).toBe(true);
    expect(isUnread(row('a', { whisperSeq: 4, holderId: 'me' }), 'me')).toBe(true);
    expect(isUnread(row('a', { whisperSeq: 4, holderId: 'other' }), 'me')).toBe(false);
  });
});
