import fc from 'fast-check';
import { thingOf } from '../service';
import { type ContactWord, goesOn, type MatterEvent, repeatedContact } from './matter';

const HOUR = 3_600_000;
const RULES = { pauseSeconds: 4 * 3600, daysAfterClosing: 7 };
const MONDAY = Date.UTC(2026, 10, 23, 2);

/** Hours after Monday ten o'clock, in ticket `a` unless told otherwise. */
const event = (kind: MatterEvent['kind'], hours: number, ticketId = 'a'): MatterEvent => ({
  kind,
  ticketId,
  at: new Date(MONDAY + hours * HOUR),
});
const word = (kind: ContactWord['kind'], hours: number, ticketId = 'a') => event(kind, hours, ticketId) as ContactWord;

describe('one contact (DOMAIN section 7)', () => {
  test.each<[string, ContactWord, MatterEvent[]]>([
    ['is the first word of somebody new', word('written', 0), []],
    ['is several messages while the answer is awaited', word('written', 0.1), [event('written', 0)]],
    ['goes on over night while nobody was to answer', word('written', 15), [event('written', 0)]],
    [
      'is a conversation without a pause',
      word('written', 1),
      [event('written', 0), event('replied', 0.2), event('in_work', 0.2)],
    ],
    [
      'is the answer to what we asked, a day later',
      word('written', 24),
      [event('written', 0), event('replied', 0.2), event('awaits_contact', 0.2)],
    ],
    ['is a second call after one that nobody took', word('called', 0.1), [event('called_in_vain', 0)]],
    [
      'is more words after having asked again in vain',
      word('written', 0.7),
      [event('written', 0), event('deadline_passed', 0.5), event('written', 0.6)],
    ],
    [
      'is another matter when the first was closed seven days ago',
      word('written', 7 * 24 + 1, 'b'),
      [event('written', 0), event('solved', 0.5), event('closed', 1)],
    ],
  ])('%s', (_, now, before) => expect(repeatedContact(now, before, RULES)).toBeNull());
});

describe('a second contact (DOMAIN M1, W1)', () => {
  test.each<[string, ContactWord, MatterEvent[], number]>([
    ['on another channel', word('called', 1, 'b'), [event('written', 0)], 0],
    ['by phone in the same ticket', word('called', 1), [event('written', 0), event('replied', 0.1)], 0],
    ['by a second call after an answered one', word('called', 1), [event('called', 0)], 0],
    ['after a pause', word('written', 5), [event('written', 0), event('replied', 0.5), event('in_work', 0.5)], 0],
    ['after it was solved', word('written', 1), [event('written', 0), event('replied', 0.2), event('solved', 0.2)], 0],
    ['after the deadline of an answer', word('written', 0.6), [event('written', 0), event('deadline_passed', 0.5)], 0],
    [
      'after a slot was broken, though we wait for them',
      word('written', 26),
      [event('written', 0), event('replied', 0.1), event('awaits_contact', 0.1), event('slot_broken', 25)],
      0,
    ],
    [
      'six days after closing, in a new ticket',
      word('written', 6 * 24, 'b'),
      [event('written', 0), event('closed', 1)],
      0,
    ],
    [
      'repeats the last one of its own ticket',
      word('written', 9),
      [event('written', 0), event('replied', 0.1), event('in_work', 0.1), event('called', 2, 'b')],
      0,
    ],
    [
      'repeats the last one where it has a ticket of its own',
      word('written', 9, 'c'),
      [event('written', 0), event('called', 2, 'b')],
      2,
    ],
  ])('%s', (_, now, before, earlier) =>
    expect(repeatedContact(now, before, RULES)?.at).toEqual(new Date(MONDAY + earlier * HOUR)),
  );

  test('a ticket that was opened again after closing is open', () => {
    const before = [event('written', 0), event('closed', 1), event('in_work', 2)];
    expect(repeatedContact(word('written', 30 * 24, 'b'), before, RULES)?.at).toEqual(new Date(MONDAY));
  });

  test('the last second of seven days counts, the next does not', () => {
    const before = [event('written', 0), event('closed', 0)];
    const after = (ms: number) => ({ ...word('written', 0, 'b'), at: new Date(MONDAY + 7 * 24 * HOUR + ms) });
    expect(repeatedContact(after(-1), before, RULES)).not.toBeNull();
    expect(repeatedContact(after(0), before, RULES)).toBeNull();
  });
});

describe('a contact with several things (DOMAIN M9)', () => {
  const written = (product: 'television' | 'refrigerator' | null, serial = '') =>
    thingOf({ product, model: '', serial });
  const before = [event('written', 0), event('written', 1, 'b')];
  const call = word('called', 2, 'b');
  const repeated = (a: ReturnType<typeof written>, b: ReturnType<typeof written>, tickets = before) => {
    const things = new Map(Object.entries({ a, b }));
    return repeatedContact(call, tickets, RULES, things)?.ticketId ?? null;
  };

  test('a word about the one repeats nothing of the other', () => {
    expect(repeated(written('television'), written('refrigerator'), [before[0]!])).toBeNull();
    expect(repeated(written('television', 'A1'), written('television', 'A2'), [before[0]!])).toBeNull();
  });

  test('a word about the same thing, or about one nobody knows, repeats', () => {
    expect(repeated(written('television'), written('television'), [before[0]!])).toBe('a');
    expect(repeated(written('television'), null, [before[0]!])).toBe('a');
    expect(repeated(null, written('refrigerator'), [before[0]!])).toBe('a');
  });

  test('its own ticket is about its own thing', () => {
    expect(repeated(written('television'), written('refrigerator'))).toBe('b');
  });
});

test('what goes on by the latest part of a ticket goes on by the whole of it', () => {
  const kinds: MatterEvent['kind'][] = [
    ...(['written', 'called', 'called_in_vain', 'replied', 'deadline_passed'] as const),
    ...(['slot_broken', 'awaits_contact', 'in_work', 'solved', 'closed'] as const),
  ];
  const history = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 5 })), { maxLength: 12 });
  const kind = fc.constantFrom('written', 'called', 'called_in_vain');
  fc.assert(
    fc.property(history, kind, fc.nat(12), fc.integer({ min: 0, max: 6 }), (steps, said, from, hours) => {
      let at = 0;
      const own = steps.map(([what, later]) => event(what, (at += later)));
      const now = word(said, at + hours);
      if (goesOn(now, own.slice(from), RULES)) expect(goesOn(now, own, RULES)).toBe(true);
    }),
  );
});
