import { type KnownOrder, type LeadFact, placeSale, type SaleFacts } from './place-sale';
import type { SaleLine } from './read-sale';

const line: SaleLine = {
  ...{ orderNumber: 'A', day: '2026-11-10', amountCents: 100_00, agent: '8001', name: '', phone: '', unit: '' },
  ...{ lead: '', keyword: '', source: '' },
};
const lead: LeadFact = {
  ...{ id: 'lead', agentId: 'li', state: 'valid', createdDay: '2026-11-01', lastDay: '2027-01-30' },
  ...{ wonDay: null, taken: false },
};
const facts: SaleFacts = {
  ...{ importId: 'now', agent: { id: 'li' }, order: null, named: null, alike: [] },
  closed: () => false,
};
const known: KnownOrder = {
  ...{ agentId: 'li', leadId: null, totalCents: 100_00 },
  entries: [{ day: '2026-11-10', amountCents: 100_00, importId: 'before' }],
};
const placed = (more: Partial<SaleFacts>, said: Partial<SaleLine> = {}) =>
  placeSale({ ...line, ...said }, { ...facts, ...more });

describe('a new order', () => {
  const own = { kind: 'order', agentId: 'li', deltaCents: 100_00 };

  test.each<[string, Partial<SaleFacts>, Partial<SaleLine>, string | null]>([
    ['counts for its agent', {}, {}, null],
    ['wins the lead of the same number', { alike: [lead] }, {}, 'lead'],
    ['wins it on the first and the last day of its life', { alike: [lead] }, { day: '2027-01-30' }, 'lead'],
    ['is too late for it after that', { alike: [lead] }, { day: '2027-01-31' }, null],
    ['is no ending of what began later', { alike: [lead] }, { day: '2026-10-31' }, null],
    ['leaves a lead to the order that won it', { alike: [{ ...lead, taken: true }] }, {}, null],
    ['passes over one that is not valid', { alike: [{ ...lead, state: 'rejected' }] }, {}, null],
    ['wins the newest of several', { alike: [{ ...lead, id: 'newest' }, lead] }, {}, 'newest'],
    ['wins the agent’s own before a newer one', { alike: [{ ...lead, agentId: 'wang' }, lead] }, {}, 'lead'],
    ['finds its agent by the lead', { agent: null, alike: [lead] }, {}, 'lead'],
  ])('%s', (_, more, said, leadId) => expect(placed(more, said)).toEqual({ ...own, leadId }));

  test.each<[string, Partial<SaleFacts>, string, string]>([
    ['of nobody', { agent: null }, 'agent', 'agent_missing'],
    ['of a stranger', { agent: 'unknown' }, 'agent', 'agent_unknown'],
    ['of one of two', { agent: 'ambiguous' }, 'agent', 'agent_ambiguous'],
    ['of a lead that is another’s', { alike: [{ ...lead, agentId: 'wang' }] }, 'agent', 'agent_differs'],
    ['of a lead that nobody knows', { named: 'unknown' }, 'lead', 'lead_unknown'],
    ['of a lead that is not valid', { named: { ...lead, state: 'open' } }, 'lead', 'lead_not_valid'],
    ['in a closed month', { closed: (_, day) => day < '2026-12' }, 'date', 'month_closed'],
    [
      'of a lead won in a closed month',
      { alike: [{ ...lead, wonDay: '2026-10-31' }], closed: (_, day) => day < '2026-11' },
      'date',
      'month_closed',
    ],
  ])('%s is refused', (_, more, column, fault) => expect(placed(more)).toEqual({ kind: 'refused', column, fault }));
});

describe('an order that is known', () => {
  const at = (said: Partial<SaleLine>, more: Partial<SaleFacts> = {}) => placed({ order: known, ...more }, said);
  const about = { agentId: 'li', leadId: null };

  test('changes nothing when it says the same', () => {
    expect(at({})).toEqual({ kind: 'known' });
    expect(at({ day: '2026-11-11' })).toEqual({ kind: 'known' });
    const corrected = { ...known, totalCents: 90_00 };
    expect(at({}, { order: corrected })).toEqual({ kind: 'known' });
  });

  test('is corrected by another amount and lessened by a negative one', () => {
    expect(at({ amountCents: 90_00 })).toEqual({ kind: 'correction', ...about, deltaCents: -10_00 });
    expect(at({ amountCents: -100_00 })).toEqual({ kind: 'refund', ...about, deltaCents: -100_00 });
  });

  test.each<[string, Partial<SaleLine>, Partial<SaleFacts>, string]>([
    ['two amounts in one file', { amountCents: 90_00 }, { importId: 'before' }, 'order_twice'],
    ['more given back than there was', { amountCents: -100_01 }, {}, 'below_zero'],
    ['another agent', { amountCents: 90_00 }, { agent: { id: 'wang' } }, 'order_other_agent'],
    ['a closed month', { amountCents: 90_00 }, { closed: () => true }, 'month_closed'],
  ])('%s is refused', (_, said, more, fault) => expect(at(said, more)).toMatchObject({ kind: 'refused', fault }));
});

test('what is given back of an order that nobody knows stands by itself and wins nothing', () =>
  expect(placed({ alike: [lead] }, { amountCents: -5_00 })).toEqual({
    ...{ kind: 'refund', agentId: 'li', leadId: null, deltaCents: -5_00 },
  }));
