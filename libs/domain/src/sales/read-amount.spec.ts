import { readAmount } from './read-amount';

test.each<[string, number]>([
  ['1234.5', 123_450],
  ['1,234.50', 123_450],
  ['¥1,234.50', 123_450],
  ['１，２３４．５元', 123_450],
  ['8.65万', 8_650_000],
  ['1.234567万', 1_234_567],
  ['-200', -20_000],
  ['(1,234.50)', -123_450],
  ['−¥200', -20_000],
  ['0.29', 29],
  ['999999999999.99', 99_999_999_999_999],
])('%s is %d hundredths', (text, cents) => expect(readAmount(text)).toEqual({ cents }));

test.each([
  ['1.234,50', 'amount_ambiguous'],
  ['1.234', 'amount_ambiguous'],
  ['1,23', 'amount_ambiguous'],
  ['12,34,567', 'amount_ambiguous'],
  ['0.00', 'amount_zero'],
  ['', 'amount_unreadable'],
  ['面议', 'amount_unreadable'],
  ['1e5', 'amount_unreadable'],
  ['--5', 'amount_unreadable'],
])('%j is refused: %s', (text, fault) => expect(readAmount(text)).toEqual({ fault }));
