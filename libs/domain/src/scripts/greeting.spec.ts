import { chooseGreeting, type Greeting, type GreetingOccasion } from './greeting';

const greeting = (id: string, facts: Partial<Greeting> = {}): Greeting => ({
  id,
  audience: 'any',
  hours: 'any',
  from: null,
  to: null,
  text: id,
  position: 0,
  ...facts,
});
const occasion = (facts: Partial<GreetingOccasion> = {}): GreetingOccasion => ({
  known: false,
  working: true,
  minuteOfDay: 10 * 60,
  ...facts,
});

describe('the greeting that fits', () => {
  const all = [
    greeting('always', { position: 9 }),
    greeting('stranger', { audience: 'unknown' }),
    greeting('known', { audience: 'known' }),
    greeting('closed', { hours: 'outside', position: 1 }),
    greeting('known-closed', { audience: 'known', hours: 'outside' }),
    greeting('morning', { from: '06:00', to: '09:00', position: 5 }),
    greeting('night', { hours: 'outside', from: '22:00', to: '06:00' }),
  ];

  test.each<[string, Partial<GreetingOccasion>, string]>([
    ['a stranger (DOMAIN H5)', {}, 'stranger'],
    ['a known contact (DOMAIN H6)', { known: true }, 'known'],
    ['a known contact after hours', { known: true, working: false }, 'known-closed'],
    ['two that fit equally: the lower position', { working: false }, 'stranger'],
    ['a stranger at 21:59 after hours', { working: false, minuteOfDay: 21 * 60 + 59 }, 'stranger'],
    ['a stranger at 22:00 after hours', { working: false, minuteOfDay: 22 * 60 }, 'night'],
    ['a stranger past midnight', { working: false, minuteOfDay: 0 }, 'night'],
    ['a stranger at 05:59', { working: false, minuteOfDay: 5 * 60 + 59 }, 'night'],
    ['a stranger at 06:00', { working: false, minuteOfDay: 6 * 60 }, 'stranger'],
  ])('%s', (_, facts, expected) => {
    expect(chooseGreeting(all, occasion(facts))?.id).toBe(expected);
  });

  test.each<[string, Greeting[], string | null]>([
    ['is none of none', [], null],
    ['is none when none applies', [greeting('known', { audience: 'known' })], null],
    [
      'is the plain one when nothing better applies',
      [greeting('known', { audience: 'known' }), greeting('plain')],
      'plain',
    ],
    ['is the first of equals', [greeting('a'), greeting('b')], 'a'],
    ['may have no end', [greeting('from nine', { from: '09:00' })], 'from nine'],
    ['may have no start', [greeting('until nine', { to: '09:00' })], null],
  ])('%s', (_, greetings, expected) => {
    expect(chooseGreeting(greetings, occasion())?.id ?? null).toBe(expected);
  });

  test('a list in use keeps its order', () => {
    const list = [greeting('b', { position: 2 }), greeting('a', { position: 1 })];
    chooseGreeting(list, occasion());
    expect(list.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('a time that is none is refused', () => {
    expect(() => chooseGreeting([greeting('x', { from: 'dawn' })], occasion())).toThrow(
      expect.objectContaining({ code: 'calendar_invalid' }),
    );
  });
});
