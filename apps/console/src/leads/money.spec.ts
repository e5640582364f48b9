import { moneyText, typedCents } from './money';

it.each([
  ['86500', 8_650_000],
  ['86,500.5', 8_650_050],
  ['￥1 200', 120_000],
  ['8.65万', 8_650_000],
  ['0.07', 7],
  ['0', null],
  ['', null],
  ['-5', null],
  ['1.005', null],
  ['很多', null],
])('"%s" typed is %p hundredths', (text, cents) => expect(typedCents(text)).toBe(cents));

it.each([
  [8_650_050, 'zh-CN', '¥86,500.50'],
  [8_650_000, 'en', '¥86,500'],
])('%d hundredths in %s: %s', (cents, locale, text) => expect(moneyText(cents, locale)).toBe(text));
