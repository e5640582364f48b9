import type { CallbackResult } from '../callbacks';
import { CALLBACK_RESULTS } from '../callbacks';
import { type ClosingFacts, mayClose } from './closing-gate';

const NOW = new Date('2026-11-22T02:00:00Z');
const inDays = (days: number, seconds = 0) => new Date(NOW.getTime() + days * 86_400_000 + seconds * 1000);
const facts = (more: Partial<ClosingFacts>): ClosingFacts => ({
  lastResult: null,
  ground: null,
  reason: '客户出国，下月回来',
  isLead: false,
  noTimeDays: 7,
  ...more,
});
const noTime = (until: Date) => ({ kind: 'no_time' as const, until });
const lead = { kind: 'lead' as const };

test.each<[string, Partial<ClosingFacts>, string]>([
  ['D1: called back and satisfied', { lastResult: 'satisfied' }, 'satisfied'],
  ['D1: nobody called back', {}, 'closing_needs_callback'],
  ['D1: a reason alone is no ground', { reason: '问题已解决' }, 'closing_needs_callback'],
  ['D1: neither satisfied nor not', { lastResult: 'neutral' }, 'closing_needs_callback'],
  ['D1: the contact did not want to be asked', { lastResult: 'declined' }, 'closing_needs_callback'],
  ['D1: nobody picked up', { lastResult: 'unreachable' }, 'closing_needs_callback'],
  ['D10: no time for seven days', { ground: noTime(inDays(7)) }, 'no_time'],
  ['D10: no time for a second less', { ground: noTime(inDays(7, -1)) }, 'closing_no_time_too_soon'],
  ['D10: no time until yesterday', { ground: noTime(inDays(-1)) }, 'closing_no_time_too_soon'],
  ['D10: no time, and no word why', { ground: noTime(inDays(30)), reason: ' —— ' }, 'reason_required'],
  ['D10: the number of days is a setting', { ground: noTime(inDays(7)), noTimeDays: 10 }, 'closing_no_time_too_soon'],
  ['D11: not satisfied', { lastResult: 'not_satisfied' }, 'closing_not_satisfied'],
  [
    'D11: not satisfied, and no time',
    { lastResult: 'not_satisfied', ground: noTime(inDays(30)) },
    'closing_not_satisfied',
  ],
  ['D11: a team lead closes it', { lastResult: 'not_satisfied', ground: lead, isLead: true }, 'lead'],
  ['D11: an agent says to be one', { lastResult: 'not_satisfied', ground: lead }, 'closing_needs_lead'],
  ['D11: a team lead without a reason', { ground: lead, isLead: true, reason: null }, 'reason_required'],
])('%s', (_, given, expected) => {
  const outcome = () => mayClose(facts(given), NOW);
  if (['satisfied', 'no_time', 'lead'].includes(expected)) expect(outcome()).toBe(expected);
  else expect(outcome).toThrow(expect.objectContaining({ code: expected }));
});

test('only satisfaction closes without a ground, whatever a callback brought (DOMAIN D1)', () => {
  const closes = (lastResult: CallbackResult) => {
    try {
      return mayClose(facts({ lastResult, isLead: true }), NOW) === 'satisfied';
    } catch {
      return false;
    }
  };
  expect(CALLBACK_RESULTS.filter(closes)).toEqual(['satisfied']);
});
