import { phoneDigits, readSale, unitKey } from './read-sale';

const mapping = { orderNumber: 0, date: 1, amount: 2, agent: 3 };
const read = (...cells: Parameters<typeof readSale>[0][number][]) => readSale(cells, mapping, '2026-11-23');

test('a row says what its columns hold; what is not there is empty', () => {
  expect(read('="00123"', '2026-11-05', "'-200", ' 8001 ')).toEqual({
    ...{ orderNumber: '00123', day: '2026-11-05', amountCents: -20_000, agent: '8001' },
    ...{ name: '', phone: '', unit: '', lead: '', keyword: '', source: '' },
  });
});

test.each([
  [['', '2026-11-05', '1', ''], 'orderNumber', 'order_missing'],
  [['2.02611E+15', '2026-11-05', '1', ''], 'orderNumber', 'order_wrong'],
  [['A', 'soon', '1', ''], 'date', 'date_unreadable'],
  [['A', '2026-11-05', '1.234', ''], 'amount', 'amount_ambiguous'],
  [['A', '2026-11-05', { formula: true as const }, ''], 'amount', 'formula_cell'],
  [['A', '2026-11-05', '1', 'x'.repeat(201)], 'agent', 'text_too_long'],
  [['A'], 'date', 'date_unreadable'],
])('%j is refused for its %s: %s', (cells, column, fault) => expect(read(...cells)).toEqual({ column, fault }));

test('numbers and units are compared without what people add to them', () => {
  expect(phoneDigits('+86 138-0013-8000')).toBe('13800138000');
  expect(phoneDigits('0086１３８００１３８０００')).toBe('13800138000');
  expect(phoneDigits('8001')).toBe('');
  expect(unitKey('好屋 （上海） Ltd')).toBe('好屋(上海)ltd');
});
