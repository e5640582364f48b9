import { answersOf, promises, rowsOf, startOf } from './interim-draft';

test('a form begins with the number that is known', () => {
  expect(startOf('rescheduled', '138')).toEqual({ number: '138', who: '', date: '', from: '', to: '' });
  expect(startOf('not_reached', '138').numbers).toEqual([{ number: '138', outcome: 'no_answer' }]);
});

test('a day stands in one row with its hours', () => {
  expect(rowsOf('rescheduled').map((row) => row.map(([name]) => name))).toEqual([
    ['number'],
    ['who'],
    ['date', 'from', 'to'],
  ]);
  expect(rowsOf('visit_wished').map((row) => row.length)).toEqual([4]);
});

test('numbers that were left empty were not tried', () => {
  const numbers = [
    { number: '138', outcome: 'no_answer' as const },
    { number: ' ', outcome: 'no_answer' as const },
  ];
  expect(answersOf({ numbers, address: '' })).toEqual({ numbers: [numbers[0]], address: '' });
  expect(answersOf({ numbers: [numbers[1]!], address: 'no_such_door' })).toEqual({ address: 'no_such_door' });
});

test('only a day with both hours makes a promise (DOMAIN M2)', () => {
  expect(promises({ date: '2026-11-24', from: '9:00', to: '11:00' })).toBe(true);
  expect(promises({ date: '2026-11-24', from: '', to: '', half: 'morning' })).toBe(false);
});
