import { SETTINGS } from '#domain';
import chinese from '../../locales/zh-CN/admin.json';
import english from '../../locales/en/admin.json';
import { ladderFault, settingGroup, shownSetting, shownUnits, storedSetting } from './setting-units';

it.each([
  [1800, 'seconds', 30, 'minutes'],
  [7200, 'seconds', 2, 'hours'],
  [5400, 'seconds', 90, 'minutes'],
  [9, 'seconds', 9, 'seconds'],
  [90, 'seconds', 90, 'seconds'],
  [0, 'seconds', 0, 'seconds'],
  [120, 'minutes', 120, 'minutes'],
  [90, 'days', 90, 'days'],
  [0.5, 'points', 0.5, 'points'],
  [7, 'parsecs', 7, 'count'],
])('shows %d %s as %d %s', (value, unit, amount, shown) => {
  expect(shownSetting(value, unit)).toEqual({ amount, unit: shown });
});

it('stores what it showed', () => {
  for (const value of [5, 60, 1800, 5400, 86_400]) {
    const shown = shownSetting(value, 'seconds');
    expect(storedSetting(shown.amount, shown.unit, 'seconds')).toBe(value);
  }
  expect(storedSetting(120, 'minutes', 'minutes')).toBe(120);
});

it('lets times be typed in seconds, minutes or hours', () => {
  expect(shownUnits('seconds')).toEqual(['seconds', 'minutes', 'hours']);
  expect(shownUnits('points')).toEqual(['points']);
});

it.each([
  [1200, 1500, 1800, null],
  [1200, 1801, 1800, 'lead_after_window'],
  [1501, 1500, 1800, 'remind_after_lead'],
  [1800, 1800, 1800, null],
])('judges the ladder %d, %d, %d', (remind, lead, window, fault) => {
  expect(ladderFault({ remind, lead, window })).toBe(fault);
});

it('groups keys by what they are about', () => {
  expect(['reply.window', 'callbacks.month', 'callback.advice', 'ring.answer', 'new.thing'].map(settingGroup)).toEqual([
    'reply',
    'callbacks',
    'callbacks',
    'calls',
    'other',
  ]);
});

it('every unit that a setting may be shown in has its words', () => {
  const units = new Set(Object.values(SETTINGS).flatMap(({ unit }) => shownUnits(unit)));
  for (const { policies } of [chinese, english]) {
    expect(Object.keys(policies.amount)).toEqual(expect.arrayContaining([...units]));
    expect(Object.keys(policies.unit)).toEqual(expect.arrayContaining([...units]));
  }
});
