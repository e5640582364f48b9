import { routeByScan, type Scan, type ScannedCode } from './route-by-scan';

const at = new Date('2026-11-20T08:00:00Z');
const later = (days: number, ms = 0): Date => new Date(at.getTime() + days * 86_400_000 + ms);
const code: ScannedCode = {
  id: 'code',
  name: '展会 A',
  campaign: '秋季展会',
  teamId: 'team',
  agentId: 'agent',
  disabledAt: null,
  deletedAt: null,
};
const scan = (patch: Partial<Scan> = {}, of: Partial<ScannedCode> = {}): Scan => ({
  at,
  ticketId: null,
  code: { ...code, ...of },
  ...patch,
});
const routed = { codeId: 'code', name: '展会 A', campaign: '秋季展会', teamId: 'team', agentId: 'agent' };

describe('the next ticket of somebody who scanned a code', () => {
  it.each<[string, Scan | null, Date, unknown]>([
    ['goes where the code says', scan(), later(1), routed],
    ['goes there up to the last moment of the days', scan(), later(7), routed],
    ['goes nowhere special a moment later', scan(), later(7, 1), null],
    ['goes nowhere special without a scan', null, later(0), null],
    ['is only the next one', scan({ ticketId: 'ticket' }), later(1), null],
    ['knows nothing of a scene from elsewhere', scan({ code: null }), later(1), null],
    ['ignores a code that is switched off', scan({}, { disabledAt: at }), later(1), null],
    ['ignores a deleted code', scan({}, { deletedAt: at }), later(1), null],
    [
      'keeps the campaign of a code without a team',
      scan({}, { teamId: null }),
      later(1),
      {
        ...routed,
        teamId: null,
        agentId: null,
      },
    ],
  ])('%s', (_, given, now, expected) => {
    expect(routeByScan(given, now, 7)).toEqual(expected);
  });
});
