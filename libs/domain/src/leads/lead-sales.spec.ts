import {
  callDueAt,
  contactLead,
  endLead,
  type Handed,
  handLead,
  type LeadOutcome,
  type LeadSales,
  leadStage,
  returnLead,
  sameOutcome,
  withoutEnding,
} from './lead-sales';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const valid: LeadSales = {
  ...{ state: 'valid', handed: null, callDueAt: null, contactedAt: null, contactNote: '', returned: null },
  outcome: null,
};
const to: Handed = { name: '周海', phone: '13800001111', territoryId: 'east', at: at(1), byId: 'agent', note: '急' };
const manager = { name: '销售经理', phone: '13900002222', territoryId: null };
const handed = handLead(valid, to, at(9));
const note = { at: at(3), result: 'satisfied', feedback: '还没人联系我' };
const won: LeadOutcome = { result: 'won', at: at(12), amountCents: 8_000_000, reason: null, note: '' };
const lost: LeadOutcome = { result: 'lost', at: at(12), amountCents: null, reason: 'price', note: '' };
const refuses = (act: () => unknown, code: string) => expect(act).toThrow(expect.objectContaining({ code }) as Error);

test.each<[string, LeadSales]>([
  ['open', { ...valid, state: 'open' }],
  ['valid', valid],
  ['rejected', { ...valid, state: 'rejected' }],
  ['handed', handed],
  ['contacted', contactLead(handed, '', at(2))],
  ['returned', returnLead(handed, manager, [], at(9))],
  ['handed', handLead(returnLead(handed, manager, [], at(9)), { ...to, at: at(10) }, at(20))],
  ['won', endLead(handed, won, false)],
  ['lost', endLead(valid, lost, false)],
  ['rejected', { ...handed, state: 'rejected' }],
])('a lead stands at "%s"', (stage, lead) => expect(leadStage(lead)).toBe(stage));

describe('sales has until the end of a day to call (DOMAIN V21)', () => {
  test.each([
    ['2026-11-23T01:00:00Z', 1, '2026-11-24T16:00:00.000Z'],
    ['2026-11-23T16:00:00Z', 1, '2026-11-25T16:00:00.000Z'],
    ['2026-11-23T15:59:59Z', 2, '2026-11-25T16:00:00.000Z'],
  ])('%s and %d days: %s', (handedAt, days, due) =>
    expect(callDueAt('Asia/Shanghai', new Date(handedAt), days).toISOString()).toBe(due),
  );

  test('a lead that is due goes to the manager with what callbacks brought, once', () => {
    const returned = returnLead(handed, manager, [note], at(9));
    expect(returned).toMatchObject({ callDueAt: null, handed: { name: '销售经理', byId: 'agent' } });
    expect(returned.returned).toEqual({ at: at(9), from: '周海', notes: [note] });
    expect(returnLead(returned, manager, [note], at(30))).toBe(returned);
  });

  test('without a manager it comes back and stays with whom it had', () => {
    expect(returnLead(handed, null, [], at(9))).toMatchObject({ handed: to, returned: { from: '周海' } });
  });

  test.each<[string, LeadSales, Date]>([
    ['before it is due', handed, at(8)],
    ['after sales has called', contactLead(handed, '', at(8)), at(9)],
    ['after it was won', endLead(handed, won, false), at(9)],
    ['after it was rejected', { ...handed, state: 'rejected' }, at(9)],
    ['that was never handed over', valid, at(9)],
  ])('nothing happens to one %s', (_, lead, now) => expect(returnLead(lead, manager, [], now)).toBe(lead));

  test('handed to another, the term begins anew', () => {
    const again = handLead(contactLead(handed, '约了', at(2)), { ...to, name: '钱江', at: at(3) }, at(20));
    expect(again).toMatchObject({ callDueAt: at(20), contactedAt: null, contactNote: '', handed: { name: '钱江' } });
  });
});

test.each(['open', 'rejected'] as const)('a lead that is %s goes nowhere', (state) => {
  const lead = { ...valid, state };
  refuses(() => handLead(lead, to, at(9)), 'lead_not_valid');
  refuses(() => contactLead({ ...handed, state }, '', at(2)), 'lead_not_valid');
  refuses(() => endLead(lead, won, true), 'lead_not_valid');
});

test('sales contacts what it was handed', () => refuses(() => contactLead(valid, '', at(2)), 'lead_not_handed'));

describe('an ending', () => {
  const ended = endLead(handed, won, false);

  test('ends what was due, and says that sales was there', () =>
    expect(ended).toMatchObject({ outcome: won, callDueAt: null, contactedAt: won.at }));

  test.each<[string, Partial<LeadOutcome>, string]>([
    ['won for nothing', { amountCents: 0 }, 'invalid_input'],
    ['won without an amount', { amountCents: null }, 'invalid_input'],
    ['lost without a reason', { ...lost, reason: null }, 'reason_required'],
    ['lost for another reason without words', { ...lost, reason: 'other' }, 'reason_required'],
  ])('%s is refused', (_, outcome, code) => refuses(() => endLead(handed, { ...won, ...outcome }, false), code));

  test('is changed by a lead alone, and only by something new', () => {
    refuses(() => endLead(ended, lost, false), 'lead_ended');
    refuses(() => endLead(ended, won, true), 'lead_ended');
    expect(endLead(ended, { ...won, amountCents: 9_000_000 }, true).outcome!.amountCents).toBe(9_000_000);
    expect(leadStage(endLead(ended, lost, true))).toBe('lost');
    expect(sameOutcome(won, { ...won, at: new Date(won.at), note: '改了备注' })).toBe(true);
  });

  test('taken back leaves the lead as it was, and sales in its word', () => {
    expect(leadStage(withoutEnding(ended))).toBe('handed');
    expect(leadStage(withoutEnding(endLead(contactLead(handed, '', at(2)), won, false)))).toBe('contacted');
  });

  test.each([() => handLead(ended, to, at(20)), () => contactLead(ended, '', at(20))])('is the end (%#)', (act) =>
    refuses(act, 'lead_ended'),
  );
});
