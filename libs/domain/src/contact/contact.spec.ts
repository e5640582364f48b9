import { known, type ContactFacts } from './known';
import { maskPhone, normalisePhone } from './phone';

test.each<[string, ContactFacts, boolean]>([
  ['a name and an earlier ticket', { name: '王', company: null, earlierTickets: 1 }, true],
  ['a name and a company', { name: '王', company: '某厂', earlierTickets: 0 }, true],
  ['only a name', { name: '王', company: null, earlierTickets: 0 }, false],
  ['only tickets', { name: null, company: null, earlierTickets: 9 }, false],
  ['a blank name', { name: ' ', company: '某厂', earlierTickets: 9 }, false],
  ['nothing', { name: null, company: ' ', earlierTickets: 0 }, false],
])('with %s, known: %s %s (DOMAIN H5, H6)', (_, facts, expected) => {
  expect(known(facts)).toBe(expected);
});

test.each<[string, string | null]>([
  ['13812345678', '+8613812345678'],
  ['138 1234 5678', '+8613812345678'],
  ['138-1234-5678', '+8613812345678'],
  ['１３８１２３４５６７８', '+8613812345678'],
  ['+86 138 1234 5678', '+8613812345678'],
  ['(+86)13812345678', '+8613812345678'],
  ['86 13812345678', '+8613812345678'],
  ['0086-138-1234-5678', '+8613812345678'],
  ['010-12345678', '+861012345678'],
  ['（0755）8765 4321', '+8675587654321'],
  ['0755-87654321 转 801', '+8675587654321'],
  ['0755-87654321 ext. 801', '+8675587654321'],
  ['+86 (0)10 1234 5678', '+861012345678'],
  ['400-820-1234', '+864008201234'],
  ['+49 30 1234567', '+49301234567'],
  ['0049 30 1234567', '+49301234567'],
  ['10086', '10086'],
  ['87654321', '87654321'],
  ['12', null],
  ['', null],
  ['hello', null],
  ['138123456789', null],
  ['1381234567', null],
  ['12812345678', null],
  ['+1234567890123456', null],
  ['138a1234567', null],
])('the number %p compares as %p', (typed, expected) => {
  expect(normalisePhone(typed)).toBe(expected);
});

test.each([
  ['+8613812345678', '138****5678'],
  ['13812345678', '138****5678'],
  ['+861012345678', '********5678'],
  ['+49301234567', '*******4567'],
  ['10086', '***86'],
  ['110', '**0'],
  ['12', '**'],
  ['1', '*'],
  ['', ''],
])('%p is shown as %p', (phone, expected) => {
  expect(maskPhone(phone)).toBe(expected);
});

test.each(['13812345678', '010-12345678', '400-820-1234', '+49 30 1234567', '10086'])(
  'what %p compares as compares as itself',
  (typed) => {
    const once = normalisePhone(typed)!;
    expect(normalisePhone(once)).toBe(once);
  },
);
