import { agreeSlot, type WantedSlot } from './slot';

const facts = { now: new Date('2026-11-23T02:00:00Z'), longestSeconds: 4 * 3600 };
const SHANGHAI = 'Asia/Shanghai';
const agree = (wanted: Partial<WantedSlot>, zone = SHANGHAI, more = {}) =>
  agreeSlot({ date: '2026-11-24', from: '09:00', to: '11:00', ...wanted }, zone, { ...facts, ...more });
const refused = (code: string, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) });

test('a date with hours is a slot of the zone (DOMAIN M2)', () => {
  expect(agree({})).toEqual({ from: new Date('2026-11-24T01:00:00Z'), to: new Date('2026-11-24T03:00:00Z') });
});

test.each<[string, Partial<WantedSlot>, string, string]>([
  ['"morning" alone (DOMAIN M2)', { from: '上午', to: '' }, 'slot_hour_missing', 'from'],
  ['"morning" in English', { from: 'morning', to: 'noon' }, 'slot_hour_missing', 'from'],
  ['a missing end', { to: '' }, 'slot_hour_missing', 'to'],
  ['an hour that is none', { from: '25:00' }, 'slot_hour_missing', 'from'],
  ['no date', { date: '' }, 'slot_date_missing', 'date'],
  ['a date that does not exist', { date: '2026-02-30' }, 'slot_date_missing', 'date'],
  ['a date in words', { date: '明天' }, 'slot_date_missing', 'date'],
  ['no length', { to: '09:00' }, 'slot_without_length', 'to'],
  ['an end before the start', { from: '15:00', to: '14:00' }, 'slot_ends_first', 'to'],
  ['a slot over midnight', { from: '23:00', to: '01:00' }, 'slot_over_midnight', 'to'],
  ['an end at midnight', { from: '22:00', to: '24:00' }, 'slot_over_midnight', 'to'],
  ['a day that has passed', { date: '2026-11-22' }, 'slot_in_past', 'date'],
  ['an hour of today that has passed', { date: '2026-11-23', from: '09:00' }, 'slot_in_past', 'from'],
  ['this very minute', { date: '2026-11-23', from: '10:00' }, 'slot_in_past', 'from'],
  ['more than the longest', { from: '09:00', to: '13:01' }, 'slot_too_long', 'to'],
])('%s is refused', (_, wanted, code, field) => {
  expect(() => agree(wanted)).toThrow(refused(code, { field }));
});

test('exactly the longest, and the next minute, are slots', () => {
  expect(() => agree({ to: '13:00' })).not.toThrow();
  expect(() => agree({ date: '2026-11-23', from: '10:01' })).not.toThrow();
});

describe('where clocks change', () => {
  const berlin = (wanted: Partial<WantedSlot>) =>
    agree(wanted, 'Europe/Berlin', { now: new Date('2026-01-01T00:00:00Z') });

  test.each<[string, Partial<WantedSlot>, string, string]>([
    ['skipped', { date: '2026-03-29', from: '02:30', to: '04:00' }, 'slot_time_skipped', 'from'],
    ['skipped at its end', { date: '2026-03-29', from: '01:00', to: '02:30' }, 'slot_time_skipped', 'to'],
    ['shown twice', { date: '2026-10-25', from: '02:30', to: '04:00' }, 'slot_time_twice', 'from'],
    ['shown twice at its end', { date: '2026-10-25', from: '01:00', to: '02:00' }, 'slot_time_twice', 'to'],
  ])('a time that is %s is refused', (_, wanted, code, field) => {
    expect(() => berlin(wanted)).toThrow(refused(code, { field }));
  });

  test('a slot over the change has the length that passes', () => {
    const { from, to } = berlin({ date: '2026-03-29', from: '01:30', to: '03:30' });
    expect(to.getTime() - from.getTime()).toBe(3_600_000);
    // Four hours on the wall are five that pass.
    expect(() => berlin({ date: '2026-10-25', from: '00:30', to: '04:30' })).toThrow(refused('slot_too_long'));
  });

  test('the first minute after the gap and the first after the doubled hour are clear', () => {
    expect(berlin({ date: '2026-03-29', from: '03:00', to: '04:00' }).from).toEqual(new Date('2026-03-29T01:00:00Z'));
    expect(berlin({ date: '2026-10-25', from: '03:00', to: '04:00' }).from).toEqual(new Date('2026-10-25T02:00:00Z'));
  });
});
