import { difference, leftOver, mustBeSignable, NO_FATES, type Reconciled } from '.';

const sums = (received: number, fates: Partial<typeof NO_FATES>, unreceived = 0): Reconciled => ({
  received,
  fates: { ...NO_FATES, ...fates },
  unreceived,
});

describe('a day (DOMAIN M5, B11)', () => {
  it.each([
    ['with nothing in it', sums(0, {}), 0],
    ['all of whose input became messages', sums(12, { message: 12 }), 0],
    [
      'whose input is all known',
      sums(9, { message: 3, duplicate: 2, nothing: 1, quarantine: 1, dismissed: 1, unread: 1 }),
      0,
    ],
    ['with an input whose message is gone', sums(3, { message: 2, lost: 1 }), 1],
    ['with an input of no known fate', sums(4, { message: 3 }), 1],
    ['with more fates than inputs', sums(2, { message: 3 }), 1],
    ['with words that nothing was received for', sums(3, { message: 3 }, 2), 2],
    ['where one too many does not hide one lost', sums(3, { message: 3, lost: 1 }), 2],
  ])('%s differs by what is not accounted for', (_, day, by) => {
    expect(difference(day)).toBe(by);
  });

  it('leaves over what nobody has read or could read', () => {
    expect(leftOver(sums(5, { message: 2, quarantine: 2, unread: 1 }))).toBe(3);
  });

  it('is signed off when it balances, or with a word about what does not (DOMAIN M5)', () => {
    const [good, bad] = [sums(1, { message: 1 }), sums(1, { lost: 1 })];
    const signs =
      (list: Reconciled[], note = '', day = '2026-11-23') =>
      () =>
        mustBeSignable(day, '2026-11-23', list, note);
    expect(signs([good])).not.toThrow();
    expect(signs([good, bad])).toThrow(expect.objectContaining({ code: 'reason_required' }) as Error);
    expect(signs([sums(1, { quarantine: 1 })])).toThrow(expect.objectContaining({ code: 'reason_required' }) as Error);
    expect(signs([good, bad], '供应商重发')).not.toThrow();
    expect(signs([good], '', '2026-11-24')).toThrow(expect.objectContaining({ code: 'day_not_begun' }) as Error);
  });
});
