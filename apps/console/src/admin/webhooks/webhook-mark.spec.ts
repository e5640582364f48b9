import { webhookMark } from './webhook-mark';

const quiet = { enabled: true, disabledReason: null, failingSince: null, waiting: 0, lastSentAt: null };

it.each([
  ['quiet', {}],
  ['taken', { lastSentAt: '2026-11-23T02:00:00Z' }],
  ['sending', { waiting: 3, lastSentAt: '2026-11-23T02:00:00Z' }],
  ['failing', { waiting: 3, failingSince: '2026-11-23T02:00:00Z' }],
  ['off', { enabled: false, disabledReason: 'by_admin' as const, failingSince: '2026-11-23T02:00:00Z' }],
  ['gone', { enabled: false, disabledReason: 'gone' as const }],
  ['given_up', { enabled: false, disabledReason: 'failing' as const }],
])('a webhook is %s', (mark, given) => {
  expect(webhookMark({ ...quiet, ...given })).toBe(mark);
});
