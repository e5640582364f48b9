import { byTrouble, channelState, type Tone } from './channel-state';

type Health = Parameters<typeof channelState>[0];

const NOW = Date.parse('2026-11-23T02:00:00Z');
const WELL: Health = {
  state: 'connected',
  error: null,
  comesBy: 'line',
  lastInboundAt: null,
  history: [],
  alarms: [],
  failed: 0,
  unknown: 0,
  quarantined: 0,
  unsent: { count: 0, oldestAt: null, error: null },
};
const change = (state: 'connected' | 'failed', error: string | null = null) => ({
  state,
  error,
  at: '2026-11-23T01:00:00Z',
});
const waitingSince = (oldestAt: string) => ({ unsent: { count: 1, oldestAt, error: null } });
const ALARM = { id: 'a', inboxId: 'i', kind: 'unsent', since: '', raisedAt: '', error: null } as const;

it.each<[string, Partial<Health>, string, Tone]>([
  ['all is well', {}, 'connected', 'calm'],
  ['the line is down', { state: 'failed', error: 'refused' }, 'failed', 'bad'],
  ['it tries again after a failure', { state: 'connecting', history: [change('failed')] }, 'retrying', 'bad'],
  ['it connects for the first time', { state: 'connecting' }, 'connecting', 'calm'],
  ['it connects after a good time', { state: 'connecting', history: [change('connected')] }, 'connecting', 'calm'],
  ['nobody called us yet', { state: 'connecting', comesBy: 'push' }, 'awaited', 'calm'],
  [
    'somebody called us',
    { state: 'connecting', comesBy: 'push', lastInboundAt: '2026-11-22T08:00:00Z' },
    'connected',
    'calm',
  ],
  ['it is switched off', { state: 'off' }, 'off', 'off'],
  ['something waits for four minutes', waitingSince('2026-11-23T01:56:00Z'), 'connected', 'calm'],
  ['something waits for six minutes', waitingSince('2026-11-23T01:54:00Z'), 'connected', 'warn'],
  ['a delivery has an unknown end', { unknown: 1 }, 'connected', 'warn'],
  ['input is in quarantine', { quarantined: 2 }, 'connected', 'warn'],
  ['people were told of it', { alarms: [{ ...ALARM, mails: { sent: 0, waiting: 0 } }] }, 'connected', 'bad'],
])('when %s', (_, given, mark, tone) => {
  expect(channelState({ ...WELL, ...given }, NOW)).toMatchObject({ mark, tone });
});

it('says while it tries again what went wrong before', () => {
  const trying: Health = { ...WELL, state: 'connecting', history: [change('failed', 'refused'), change('connected')] };
  expect(channelState(trying, NOW).error).toBe('refused');
});

it('puts trouble first and leaves the rest as it was', () => {
  const rows: [string, Tone][] = [
    ['a', 'off'],
    ['b', 'calm'],
    ['c', 'bad'],
    ['d', 'calm'],
    ['e', 'warn'],
  ];
  expect(byTrouble(rows, ([, tone]) => tone).map(([name]) => name)).toEqual(['c', 'e', 'b', 'd', 'a']);
});
