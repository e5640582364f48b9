import fc from 'fast-check';
import { dayRange } from '../calendar';
import { type AgentState, type StateSpan, stateSpans, stateTotals } from './state-spans';

const at = (text: string): Date => new Date(`${text}Z`);
const span = (state: AgentState, from: string, to: string): StateSpan => ({ state, from: at(from), to: at(to) });
const DAY = { from: at('2026-11-20T16:00'), to: at('2026-11-21T16:00') };
const LATE = at('2026-12-01T00:00');

test('what goes on over midnight is cut at both ends, and stands in order', () => {
  const chosen = [
    span('away', '2026-11-21T10:00', '2026-11-22T01:00'),
    span('online', '2026-11-20T09:00', '2026-11-21T10:00'),
  ];
  expect(stateSpans(chosen, DAY, LATE)).toEqual([
    span('online', '2026-11-20T16:00', '2026-11-21T10:00'),
    span('away', '2026-11-21T10:00', '2026-11-21T16:00'),
  ]);
});

test('today ends now, and what is chosen for later or was over before is not of it', () => {
  const chosen = [
    span('online', '2026-11-20T10:00', '2026-11-20T16:00'),
    span('busy', '2026-11-20T17:00', '2026-11-21T16:00'),
    span('away', '2026-11-21T16:00', '2026-11-21T17:00'),
  ];
  expect(stateSpans(chosen, DAY, at('2026-11-20T18:30'))).toEqual([
    span('busy', '2026-11-20T17:00', '2026-11-20T18:30'),
  ]);
});

test.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2026-10-26', 24],
])('%s has %p hours in Berlin, all of them of one state', (day, hours) => {
  const range = dayRange('Europe/Berlin', day);
  const [always] = stateSpans([span('online', '2026-01-01T00:00', '2027-01-01T00:00')], range, at('2027-01-01T00:00'));
  expect(stateTotals([always!])).toEqual({ online: hours * 3600, busy: 0, away: 0, offline: 0 });
});

test('states that follow one another fill the day from the first one on, whatever they are', () => {
  const states = fc.constantFrom<AgentState>('online', 'busy', 'away', 'offline');
  const changes = fc.array(fc.tuple(states, fc.integer({ min: 1, max: 40_000 })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(changes, fc.integer({ min: -50_000, max: 80_000 }), (list, first) => {
      let from = DAY.from.getTime() + first * 1000;
      const chosen = list.map(([state, seconds]): StateSpan => {
        const own = { state, from: new Date(from), to: new Date(from + seconds * 1000) };
        from += seconds * 1000;
        return own;
      });
      const spans = stateSpans(chosen, DAY, LATE);
      const [begin, end] = [DAY.from.getTime() + Math.max(0, first * 1000), Math.min(DAY.to.getTime(), from)];
      const whole = Object.values(stateTotals(spans)).reduce((sum, seconds) => sum + seconds, 0);
      expect(whole).toBe(Math.max(0, end - begin) / 1000);
      spans.slice(1).forEach((next, i) => expect(next.from).toEqual(spans[i]!.to));
    }),
  );
});
