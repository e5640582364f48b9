import { type CauseFacts, proposeCause, REPEAT_CAUSES } from './cause';

const at = (hour: number, day = 24) => new Date(Date.UTC(2026, 10, day, hour));
const agreement = {
  who: 'self',
  name: '王女士',
  channel: 'phone',
  number: '138',
  agentId: 'li',
  at: at(1, 23),
} as const;
type Fact = CauseFacts['promises'][number];
const promised = (more: Partial<Fact> = {}): Fact => ({
  id: 'p',
  kind: 'visit',
  slot: { from: at(9), to: at(11) },
  agreement,
  former: [],
  reminders: { firstAt: null, lastAt: null, firstGivenAt: null, lastGivenAt: null },
  breachedAt: at(9),
  chargedId: 'chen',
  keptAt: null,
  liftedAt: null,
  absentAt: null,
  cancelledAt: null,
  ...more,
});
const facts = (more: Partial<CauseFacts>): CauseFacts => ({
  at: at(10),
  earlierAt: at(2, 23),
  promises: [],
  interims: [],
  said: [],
  lateSince: null,
  ...more,
});
const former = [{ slot: { from: at(5), to: at(6) }, agreement, breachedAt: null, chargedId: null, changedAt: at(4) }];
const half = {
  type: 'visit_wished',
  parts: { date: '2026-11-24', half: 'morning' },
  messageId: 'm',
  at: at(3, 23),
} as const;
const hours = { ...half, parts: { date: '2026-11-24', from: '09:00', to: '11:00' } };
const waits = { messageId: 'n', at: at(3, 23), text: '师傅说压缩机待件，到了再联系您' };

test.each<[string, string, Partial<CauseFacts>]>([
  ['M1: a slot broken at its first minute', 'promise_broken', { promises: [promised()] }],
  [
    'M1: one that was kept late, after the contact came',
    'promise_broken',
    { promises: [promised({ keptAt: at(10) })] },
  ],
  ['no M1: not yet broken', 'unknown', { promises: [promised({ breachedAt: null })] }],
  ['no M1: broken only after the contact came', 'unknown', { promises: [promised({ breachedAt: at(12) })] }],
  ['no M1: a lead confirmed that it was kept', 'unknown', { promises: [promised({ liftedAt: at(9.5) })] }],
  ['no M1: made good before the earlier contact', 'unknown', { promises: [promised({ keptAt: at(1, 23) })] }],
  ['no M1: we came and nobody was there', 'unknown', { promises: [promised({ absentAt: at(9.2) })] }],
  ['M3: a changed slot that was not kept', 'changed_alone', { promises: [promised({ former })] }],
  [
    'M3: taken away with nothing instead',
    'changed_alone',
    { promises: [promised({ breachedAt: null, cancelledAt: at(7) })] },
  ],
  [
    'no M3: agreed anew',
    'unknown',
    {
      promises: [
        promised({ breachedAt: null, cancelledAt: at(7) }),
        promised({ id: 'q', breachedAt: null, agreement: { ...agreement, at: at(7) } }),
      ],
    },
  ],
  ['M2: half a day named', 'hour_missing', { interims: [half] }],
  ['no M2: hours named', 'unknown', { interims: [hours] }],
  [
    'no M2: hours agreed since',
    'unknown',
    { interims: [half], promises: [promised({ breachedAt: null, agreement: { ...agreement, at: at(4, 23) } })] },
  ],
  ['M4: parts that did not come by their day', 'parts_undated', { promises: [promised({ kind: 'parts' })] }],
  ['M4: parts without a date', 'parts_undated', { said: [waits] }],
  ['no M4: a day stands', 'unknown', { said: [waits], promises: [promised({ kind: 'parts', breachedAt: null })] }],
  ['no M4: words of something else', 'unknown', { said: [{ ...waits, text: '配件已到' }] }],
  ['W1: a late reply', 'late_reply', { lateSince: at(8) }],
  ['a broken promise before a late reply', 'promise_broken', { lateSince: at(8), promises: [promised()] }],
  ['nothing known', 'unknown', {}],
])('%s is %s', (_, cause, known) => expect(proposeCause(facts(known)).cause).toBe(cause));

test('names the slot and who held the ticket at its start (M1)', () => {
  expect(proposeCause(facts({ promises: [promised()] })).evidence).toEqual({
    kind: 'promise',
    id: 'p',
    at: at(9),
    slot: { from: at(9), to: at(11) },
    chargedId: 'chen',
  });
});

test('judges the slot that stood when the contact came, not one agreed later (M1)', () => {
  const changedLater = {
    slot: { from: at(8), to: at(9) },
    agreement,
    breachedAt: at(8),
    chargedId: 'li',
    changedAt: at(12),
  };
  const moved = promised({ breachedAt: null, former: [changedLater] });
  expect(proposeCause(facts({ promises: [moved] }))).toMatchObject({
    cause: 'promise_broken',
    evidence: { at: at(8), chargedId: 'li' },
  });
});

test('every cause has its rule', () => {
  expect(Object.values(REPEAT_CAUSES)).toEqual(['M1', 'M2', 'M3', 'M4', 'W1', null]);
});
