import * as fc from 'fast-check';
import { agreementOf, mustHaveConsent, type GivenAgreement } from './agreement';
import { afterStep, duePromiseStep, nextPromiseStepAt, remindersOf } from './deadlines';
import { partsDay } from './parts';
import { type Promised, promiseState, type PromiseState } from './promise';
import { inTheWay, isReleased, resourceKey } from './spacing';
import { cancelPromise, changePromise, foundAbsent, keepPromise } from './verbs';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000);
const slot = (from = 0, to = 120) => ({ from: at(from), to: at(to) });
const agreement = { who: 'self' as const, name: '王女士', channel: 'phone', number: '138', agentId: 'a', at: at(-600) };
const reminders = { firstAt: at(-60), lastAt: at(-15), firstGivenAt: null, lastGivenAt: null };
const NOTHING = { breachedAt: null, chargedId: null, keptAt: null, liftedAt: null, absentAt: null, cancelledAt: null };
const promised = (facts: Partial<Promised> = {}): Promised => ({
  ...NOTHING,
  kind: 'visit',
  slot: slot(),
  agreement,
  former: [],
  reminders,
  ...facts,
});
const breached = () => promised({ breachedAt: at(0), chargedId: 'holder' });
const refused = (code: string, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

test.each<[string, Partial<Promised>, number, PromiseState]>([
  ['before its start it is planned', {}, -0.001, 'planned'],
  ['at its first minute it is breached, not at its end (DOMAIN M1)', {}, 0, 'breached'],
  ['kept at its first instant it is kept', { keptAt: at(0) }, 500, 'kept'],
  ['kept a second later it is late', { keptAt: at(1 / 60) }, 500, 'kept_late'],
  ['with nobody there it is that', { keptAt: at(-5), absentAt: at(10) }, 500, 'absent'],
  ['cancelled it is', { cancelledAt: at(-100) }, 500, 'cancelled'],
])('%s', (_, facts, now, state) => {
  expect(promiseState(promised(facts), at(now))).toBe(state);
});

describe('steps', () => {
  test.each<[string, Partial<Promised>, number, string | null]>([
    ['nothing is due early', {}, -61, null],
    ['an hour before it reminds (DOMAIN S0)', {}, -60, 'remind_first'],
    ['reminded, it waits', { reminders: { ...reminders, firstGivenAt: at(-60) } }, -16, null],
    [
      'a quarter of an hour before it reminds again',
      { reminders: { ...reminders, firstGivenAt: at(-60) } },
      -15,
      'remind_last',
    ],
    ['a desk that slept through both gives the last alone', {}, -10, 'remind_last'],
    ['and one that slept through the start only tells of the breach', {}, 600, 'breach'],
    ['a kept one has no more steps', { keptAt: at(-70) }, 600, null],
    ['a cancelled one has none', { cancelledAt: at(-70) }, 600, null],
    ['a breached one is not breached again', { breachedAt: at(0) }, 600, null],
  ])('%s', (_, facts, now, step) => {
    expect(duePromiseStep(promised(facts), at(now))).toBe(step);
  });

  test('are taken once each, whenever somebody looks, and end with the breach at the start (law 6)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -90, max: 30 }), { maxLength: 12 }), (minutes) => {
        const taken: string[] = [];
        let held = promised();
        for (const minute of [...minutes.sort((a, b) => a - b), 31]) {
          for (let step = duePromiseStep(held, at(minute)); step; step = duePromiseStep(held, at(minute))) {
            taken.push(step);
            held = afterStep(held, step, at(minute), 'holder');
          }
        }
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.at(-1)).toBe('breach');
        expect([held.breachedAt, held.chargedId, nextPromiseStepAt(held)]).toEqual([at(0), 'holder', null]);
      }),
    );
  });

  test('a reminder whose time has passed when the slot is agreed is not given', () => {
    const rule = { firstSeconds: 3600, lastSeconds: 900 };
    expect(remindersOf(slot(), rule, at(-30))).toMatchObject({ firstAt: null, lastAt: at(-15) });
    expect(remindersOf(slot(), { firstSeconds: 0, lastSeconds: 0 }, at(-90))).toMatchObject({
      firstAt: null,
      lastAt: null,
    });
  });

  test('a reminder that was slept through leaves nothing due', () => {
    const after = afterStep(promised(), 'remind_last', at(-10), null);
    expect(nextPromiseStepAt(after)).toEqual(at(0));
  });
});

describe('keeping', () => {
  test('in time ends it without a breach; later the breach stays (DOMAIN M1)', () => {
    expect(keepPromise(promised(), at(-2), at(-2), false)).toMatchObject({ keptAt: at(-2), breachedAt: null });
    expect(keepPromise(breached(), at(5), at(5), false)).toMatchObject({
      keptAt: at(5),
      breachedAt: at(0),
      liftedAt: null,
    });
  });

  test('in time, said after the start, is for a lead to confirm; the breach stays written down', () => {
    expect(() => keepPromise(breached(), at(-5), at(10), false)).toThrow(refused('promise_needs_lead'));
    expect(keepPromise(breached(), at(-5), at(10), true)).toMatchObject({ liftedAt: at(10), breachedAt: at(0) });
  });

  test.each<[string, Partial<Promised>, number, string]>([
    ['later than now', {}, 2, 'promise_kept_in_future'],
    ['before it was agreed', {}, -700, 'promise_kept_before_agreed'],
    ['again', { keptAt: at(-3) }, -3, 'promise_ended'],
    ['after it was cancelled', { cancelledAt: at(-3) }, -3, 'promise_ended'],
  ])('%s is refused', (_, facts, kept, code) => {
    expect(() => keepPromise(promised(facts), at(kept), at(0), true)).toThrow(refused(code));
  });
});

describe('changing', () => {
  const to = { slot: slot(300, 360), agreement: { ...agreement, name: '王先生', at: at(10) }, reminders };

  test('keeps the former slot, and its breach when the change comes after its start (DOMAIN M3)', () => {
    const changed = changePromise(breached(), to);
    expect(changed).toMatchObject({ slot: to.slot, breachedAt: null, chargedId: null });
    expect(changed.former).toEqual([
      { slot: slot(), agreement, breachedAt: at(0), chargedId: 'holder', changedAt: at(10) },
    ]);
    expect(changePromise(promised(), to).former[0]!.breachedAt).toBeNull();
  });

  test('needs consent, and a promise that still runs (DOMAIN M3)', () => {
    expect(() => mustHaveConsent(false)).toThrow(refused('consent_missing'));
    expect(() => changePromise(promised({ keptAt: at(-1) }), to)).toThrow(refused('promise_ended'));
  });
});

test('cancelling needs a reason, and leaves the breach (DOMAIN M3)', () => {
  expect(() => cancelPromise(promised(), ' - ', at(-9))).toThrow(refused('reason_required', { field: 'reason' }));
  expect(cancelPromise(breached(), '客户不需要了', at(9))).toMatchObject({ cancelledAt: at(9), breachedAt: at(0) });
});

test('nobody is absent before the slot is held for them (DOMAIN V12)', () => {
  expect(() => foundAbsent(promised(), '没人', at(-16), 900)).toThrow(refused('promise_not_begun'));
  expect(() => foundAbsent(promised(), '', at(1), 900)).toThrow(refused('reason_required', { field: 'note' }));
  expect(foundAbsent(promised({ keptAt: at(-5) }), '没人', at(6), 900)).toMatchObject({ absentAt: at(6) });
  expect(() => foundAbsent(promised({ absentAt: at(2) }), '没人', at(6), 900)).toThrow(refused('promise_ended'));
});

describe('an agreement', () => {
  const given: GivenAgreement = { who: 'self', name: ' 王女士 ', channel: 'phone', number: '138 0013 8000' };

  test('says who agreed, by what number, told to whom (DOMAIN M3)', () => {
    expect(agreementOf(given, 'a', at(0))).toEqual({ ...given, name: '王女士', agentId: 'a', at: at(0) });
  });

  test.each<[Partial<GivenAgreement>, string]>([
    [{ who: null }, 'who'],
    [{ name: '  ' }, 'name'],
    [{ name: '--' }, 'name'],
    [{ number: '' }, 'number'],
    [{ number: '转12' }, 'number'],
  ])('without %p is refused', (more, field) => {
    expect(() => agreementOf({ ...given, ...more }, 'a', at(0))).toThrow(refused('agreement_missing', { field }));
  });

  test('reached by another channel needs no number', () => {
    expect(() => agreementOf({ ...given, channel: 'web-chat', number: '' }, 'a', at(0))).not.toThrow();
  });
});

describe('waiting for parts', () => {
  const days = { today: '2026-11-23', slot: '2026-11-27' };

  test.each<[string | null, boolean, string]>([
    [null, true, 'parts_date_missing'],
    ['下周', true, 'parts_date_missing'],
    ['2026-11-22', true, 'parts_date_wrong'],
    ['2026-11-28', true, 'parts_date_wrong'],
    ['2026-11-27', false, 'consent_missing'],
  ])('expected %p with consent %p is refused with %s (DOMAIN M4)', (expectedOn, consented, code) => {
    expect(() => partsDay('parts', { expectedOn, consented }, days)).toThrow(refused(code));
  });

  test('has its day; nothing else does', () => {
    expect(partsDay('parts', { expectedOn: '2026-11-27', consented: true }, days)).toBe('2026-11-27');
    expect(partsDay('visit', { expectedOn: '2026-11-27', consented: false }, days)).toBeNull();
  });
});

describe('appointments of one resource', () => {
  const rule = { gapSeconds: 3600, holdSeconds: 900, now: at(-600) };
  const taken = [{ slot: slot(0, 60), keptAt: null }];

  test.each<[string, number, number, boolean]>([
    ['the same hour', 0, 60, true],
    ['an overlap', 30, 90, true],
    ['one inside it', 10, 20, true],
    ['one around it', -60, 180, true],
    ['59 minutes after its end', 119, 180, true],
    ['an hour after its end (DOMAIN S0)', 120, 180, false],
    ['59 minutes before its start', -120, -59, true],
    ['an hour before its start', -120, -60, false],
  ])('%s', (_, from, to, refusedHere) => {
    expect(inTheWay(taken, slot(from, to), rule) !== null).toBe(refusedHere);
  });

  test('without a gap may touch, and still never overlap', () => {
    expect(inTheWay(taken, slot(60, 90), { ...rule, gapSeconds: 0 })).toBeNull();
    expect(inTheWay(taken, slot(59, 90), { ...rule, gapSeconds: 0 })).not.toBeNull();
  });

  test('a slot is held a quarter of an hour; nobody came, and it is free (DOMAIN S0)', () => {
    expect(isReleased(taken[0]!, 900, at(15))).toBe(false);
    expect(isReleased(taken[0]!, 900, at(15.1))).toBe(true);
    expect(isReleased({ ...taken[0]!, keptAt: at(-3) }, 900, at(30))).toBe(false);
    expect(inTheWay(taken, slot(30, 50), { ...rule, now: at(20) })).toBeNull();
  });

  test('the first one in the way is named', () => {
    const rows = [
      { slot: slot(200, 260), keptAt: null, name: 'later' },
      { slot: slot(0, 60), keptAt: null, name: 'first' },
    ];
    expect(inTheWay(rows, slot(0, 240), rule)).toMatchObject({ name: 'first' });
  });

  test.each([
    ['李 师傅', ' 李　师傅 '],
    ['Bay 3', 'ＢＡＹ　３'],
  ])('%p and %p are one', (a, b) => {
    expect(resourceKey(a)).toBe(resourceKey(b));
  });
});
